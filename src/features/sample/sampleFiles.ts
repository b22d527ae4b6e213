import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { SubmittedComponent } from '../../domain/dossier/events.ts';
import type { Ctx } from '../../platform/context.ts';
import { packagePath } from '../../platform/packageRoot.ts';
import { storeFile } from '../files/storeFile.ts';

/** Pages that stand for every paper handed in and every result; they say so. */
const PAGES = { component: 'component.pdf', result: 'result.pdf' } as const;

/** Uploads a page under the name of the paper, as the actor of `ctx` would. Answers the id of the file. */
export async function storeSampleFile(ctx: Ctx, page: keyof typeof PAGES, name: string): Promise<string> {
  const content = readFileSync(packagePath('data', 'sample-province', 'files', PAGES[page]));
  const { id } = await storeFile(ctx, { name: `${shortened(name)}.pdf`, stream: Readable.from([content]) });
  return id;
}

/** The page of a paper as bytes of its own: what follows the end of a PDF is not shown. */
export function samplePage(name: string): Buffer {
  const content = readFileSync(packagePath('data', 'sample-province', 'files', PAGES.component));
  return Buffer.concat([content, Buffer.from(`\n% ${name}\n`)]);
}

/** Two papers of an online dossier are there to be opened; the others are only said to have been handed in. */
export async function attachSampleFiles(ctx: Ctx, components: SubmittedComponent[]): Promise<SubmittedComponent[]> {
  const attached: SubmittedComponent[] = [];
  for (const [index, component] of components.entries()) {
    const fileIds = index < 2 ? [await storeSampleFile(ctx, 'component', component.name)] : [];
    attached.push({ ...component, fileIds });
  }
  return attached;
}

const LONGEST_NAME = 60;

/** The first words of a long name. */
function shortened(name: string): string {
  const [clause = name] = name.split(/[;,(]/);
  if (clause.length <= LONGEST_NAME) return clause.trim();
  return clause.slice(0, clause.lastIndexOf(' ', LONGEST_NAME)).trim();
}
