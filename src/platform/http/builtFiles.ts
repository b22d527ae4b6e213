import fastifyStatic from '@fastify/static';
import type { App } from './app.ts';

/** Serves a folder of built files, open to everybody; their names change with their content, so they are kept a year. */
export async function serveBuiltFiles(app: App, root: string, prefix: string): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'PUBLIC', kind: 'file' };
    });
    await scope.register(fastifyStatic, {
      root,
      prefix,
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
      decorateReply: false,
    });
  });
}
