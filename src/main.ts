import { commands } from './commands/tree.ts';
import { terminalLanguage } from './platform/commandLine/language.ts';
import { buildProgram } from './platform/commandLine/program.ts';
import { packageVersion } from './platform/packageRoot.ts';

// A reader that has seen enough, as in `motcua catalogue search … | head -1`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  const program = await buildProgram(commands, packageVersion(), process.argv);
  await program.parseAsync(process.argv);
} catch (error) {
  const { reportFailure } = await import('./platform/commandLine/reportFailure.ts');
  process.exitCode = reportFailure(error, terminalLanguage());
}
