import type { Command } from 'commander';
import { parseDossierCode } from '../../domain/dossier/code.ts';
import type { DossierEvent } from '../../domain/dossier/events.ts';
import { STATUS_NAMES } from '../../domain/dossier/status.ts';
import { formatDateTime } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import { atTerminal, terminalLanguage } from '../../platform/commandLine/language.ts';
import { withContext } from '../../platform/commandLine/withContext.ts';
import { EXIT, StartError } from '../../platform/config/startError.ts';
import { type Dossier, listEvents } from '../dossiers/store.ts';
import { findWhole } from './queries.ts';
import { verifyDossier } from './verifyDossier.ts';

interface Options {
  json?: boolean;
}

/** `motcua dossier show | verify CODE`, for the administrator at the machine. */
export function registerDossier(program: Command): void {
  const dossier = program
    .command('dossier')
    .description(atTerminal({ vi: 'Xem và kiểm tra một hồ sơ', en: 'Show and verify a dossier' }));
  const code = atTerminal({ vi: 'mã hồ sơ hoặc số nộp', en: 'dossier code or submission number' });
  const asJson = atTerminal({ vi: 'in kết quả dạng JSON', en: 'print the result as JSON' });
  dossier
    .command('show')
    .argument('<code>', code)
    .description(atTerminal({ vi: 'Xem hồ sơ và toàn bộ lịch sử', en: 'Show a dossier with its whole history' }))
    .option('--json', asJson)
    .action(async (typed: string, { json }: Options) => {
      const { found, events } = await load(typed);
      console.log(json ? JSON.stringify({ id: found.id, ...found.state, events }) : describe(found, events));
    });
  dossier
    .command('verify')
    .argument('<code>', code)
    .description(
      atTerminal({
        vi: 'Dựng lại hồ sơ từ lịch sử và so với dữ liệu đang lưu',
        en: 'Rebuild a dossier from its history and compare it with what is stored',
      }),
    )
    .option('--json', asJson)
    .action(async (typed: string, { json }: Options) => {
      const { found, events } = await load(typed);
      const result = verifyDossier(events, found.state, found.columns);
      const { ok, differences } = result;
      const said = ok
        ? { vi: `Khớp: ${events.length} sự kiện.`, en: `Agrees: ${events.length} events.` }
        : { vi: `Không khớp: ${differences.join(', ')}.`, en: `Differs: ${differences.join(', ')}.` };
      console.log(json ? JSON.stringify(result) : atTerminal(said));
      if (!ok) process.exitCode = EXIT.failure;
    });
}

async function load(typed: string) {
  const code = parseDossierCode(typed);
  const result = await withContext('motcua dossier', async (ctx) => {
    const found = code && (await findWhole(ctx.db, code));
    return found && { found, events: await listEvents(ctx.db, found.id) };
  });
  if (result) return result;
  throw new StartError(
    { vi: `Không có hồ sơ nào mang mã ${typed}.`, en: `There is no dossier with the code ${typed}.` },
    { exitCode: EXIT.notFound },
  );
}

function describe({ state }: Dossier, events: DossierEvent[]): string {
  const { due } = words(terminalLanguage()).common;
  return [
    `${state.code ?? state.submissionNumber}  ${STATUS_NAMES[state.status]}`,
    `${state.procedureCode}  ${state.procedureName}`,
    `${due.label}: ${state.dueAt ? formatDateTime(state.dueAt) : due.none}`,
    ...events.map(
      (event) => `${String(event.seq).padStart(3)}  ${formatDateTime(event.at)}  ${event.type}  ${event.actorName}`,
    ),
  ].join('\n');
}
