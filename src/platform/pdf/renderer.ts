import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TemplateFault, TypstRequest, TypstResponse } from './typstWorker.ts';

/** A paper could not be made: `TEMPLATE` – the template refused, `CRASH` – the renderer died, `TIMEOUT` – too slow. */
export class PaperError extends Error {
  readonly code: 'TEMPLATE' | 'CRASH' | 'TIMEOUT' | 'MEMORY';
  /** where the template is wrong, when it is the template */
  readonly faults: TemplateFault[];

  constructor(code: PaperError['code'], detail: string, faults: TemplateFault[] = []) {
    super(`the paper was not made (${code}): ${detail}`);
    this.name = 'PaperError';
    this.code = code;
    this.faults = faults;
  }
}

export interface RendererLimits {
  milliseconds: number;
  bytes: number;
}

export interface Renderer {
  /** Makes one paper; papers are made one after another. Throws `PaperError`. */
  render(request: Omit<TypstRequest, 'id'>): Promise<Uint8Array>;
  /** Ends the process; whoever waits hears `CRASH`. A later `render` starts it again. */
  close(): Promise<void>;
}

interface Job {
  request: TypstRequest;
  resolve(made: Uint8Array): void;
  reject(error: PaperError): void;
}

const MEMORY_LOOK_MS = 200;
const PAGE_BYTES = 4096;

/**
 * A process that turns templates into PDF. It is a process of its own because a template that never ends can only be
 * stopped from outside, and because it gets no network and no file: only the fonts. When it is stopped for one paper, the
 * papers after it are made by a new one.
 */
export function createRenderer(limits: RendererLimits): Renderer {
  const waiting: Job[] = [];
  let current: Job | undefined;
  let child: ChildProcess | undefined;
  let timers: NodeJS.Timeout[] = [];
  let lastId = 0;

  function start(): ChildProcess {
    const started = startProcess();
    started.on('message', (response: TypstResponse) => {
      if (started === child && response.id === current?.request.id) settle(response);
    });
    started.on('error', (error) => lose(started, new PaperError('CRASH', error.message)));
    started.on('exit', (code, signal) => lose(started, new PaperError('CRASH', `ended with ${signal ?? code}`)));
    return started;
  }

  function next(): void {
    if (current) return;
    current = waiting.shift();
    if (!current) {
      hold(child, false);
      return;
    }
    child ??= start();
    hold(child, true);
    timers = watch(child);
    child.send(current.request);
  }

  function watch(busy: ChildProcess): NodeJS.Timeout[] {
    const late = new PaperError('TIMEOUT', `no answer within ${limits.milliseconds} ms`);
    const fat = new PaperError('MEMORY', `more than ${limits.bytes} bytes of memory`);
    return [
      setTimeout(() => lose(busy, late), limits.milliseconds),
      setInterval(() => residentBytes(busy) > limits.bytes && lose(busy, fat), MEMORY_LOOK_MS),
    ];
  }

  function take(): Job | undefined {
    const job = current;
    current = undefined;
    for (const timer of timers) clearTimeout(timer);
    return job;
  }

  function settle(response: TypstResponse): void {
    const job = take();
    if ('made' in response) job?.resolve(response.made);
    else job?.reject(new PaperError('TEMPLATE', response.error, response.faults));
    next();
  }

  function lose(lost: ChildProcess, why: PaperError): void {
    if (lost !== child) return;
    child = undefined;
    lost.kill('SIGKILL');
    take()?.reject(why);
    next();
  }

  return {
    render(request) {
      return new Promise((resolve, reject) => {
        waiting.push({ request: { ...request, id: ++lastId }, resolve, reject });
        next();
      });
    },
    async close() {
      const ending = child;
      const stopped = new PaperError('CRASH', 'the program is stopping');
      for (const job of waiting.splice(0)) job.reject(stopped);
      if (!ending) return;
      const ended = new Promise((gone) => ending.once('exit', gone));
      lose(ending, stopped);
      await ended;
    },
  };
}

/** An idle renderer must not keep a command-line run alive. */
function hold(child: ChildProcess | undefined, busy: boolean): void {
  if (busy) {
    child?.ref();
    child?.channel?.ref();
  } else {
    child?.unref();
    child?.channel?.unref();
  }
}

/** The bundle has its worker beside it; the sources are TypeScript, which Node 20 reads through tsx. */
function startProcess(): ChildProcess {
  const source = import.meta.url.endsWith('.ts');
  const worker = fileURLToPath(new URL(source ? './typstWorker.ts' : './typstWorker.js', import.meta.url));
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  return fork(worker, [fonts], {
    serialization: 'advanced',
    execArgv: source ? ['--import', import.meta.resolve('tsx')] : [],
    // Typst would fetch `@preview` packages: it is sent to a port where nobody answers, and to a cache that does not exist.
    env: {
      PATH: process.env.PATH,
      HTTP_PROXY: 'http://127.0.0.1:9',
      HTTPS_PROXY: 'http://127.0.0.1:9',
      ALL_PROXY: 'http://127.0.0.1:9',
      HOME: '/nowhere-motcua',
      XDG_CACHE_HOME: '/nowhere-motcua/cache',
      XDG_DATA_HOME: '/nowhere-motcua/data',
    },
  });
}

/** What the process holds of the machine's memory; 0 where this is not told. */
function residentBytes({ pid }: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
