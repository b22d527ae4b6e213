import type { FastifyContextConfig } from 'fastify';
import type { App } from './app.ts';

/** A route as it was registered; every GET has a HEAD of its own. */
export interface DeclaredRoute {
  method: string | string[];
  url: string;
  config?: FastifyContextConfig;
  schema?: { params?: unknown; querystring?: unknown; body?: unknown };
}

declare module 'fastify' {
  interface FastifyInstance {
    /** every route with its access, in the order of registration; complete when the app is ready */
    declaredRoutes: DeclaredRoute[];
  }
}

/** Keeps a list of all routes and refuses to start while one of them does not say who may call it. */
export function requireDeclaredAccess(app: App): void {
  const routes: DeclaredRoute[] = [];
  app.decorate('declaredRoutes', routes);
  app.addHook('onRoute', (route) => {
    routes.push(route as DeclaredRoute);
  });
  app.addHook('onReady', async () => {
    const undeclared = routes.filter((route) => !route.config?.access);
    if (undeclared.length === 0) return;
    throw new Error(`Routes without access: ${undeclared.map(({ method, url }) => `${method} ${url}`).join(', ')}`);
  });
}
