import { Command, type CommanderError, Option } from 'commander';
import type { Language, Words } from '../../domain/language.ts';
import { EXIT } from '../config/startError.ts';
import { atTerminal, terminalLanguage } from './language.ts';

/** One command of the program: what `--help` shows, and where its code is. The code is loaded only when it is asked for. */
export interface CommandEntry {
  name: string;
  words: Words;
  /** gives the function that adds the command, with its options and sub-commands, to the program */
  load: () => Promise<(program: Command) => void>;
}

const HEADINGS: Record<string, string> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Global Options:': 'Tùy chọn chung:',
  'Commands:': 'Lệnh:',
};

/** Commander's own words inside a line of help. */
const INSIDE: Record<string, string> = {
  '[options]': '[tùy chọn]',
  '[command]': '[lệnh]',
  '(default: ': '(mặc định: ',
  '(choices: ': '(chọn: ',
};

/** What commander says about wrong use, by its error codes; the person's own words follow. */
const WRONG_USE: Record<string, string> = {
  'commander.unknownOption': 'Không có tùy chọn này',
  'commander.unknownCommand': 'Không có lệnh này',
  'commander.missingArgument': 'Thiếu tham số',
  'commander.missingMandatoryOptionValue': 'Thiếu tùy chọn bắt buộc',
  'commander.optionMissingArgument': 'Tùy chọn thiếu giá trị',
  'commander.excessArguments': 'Thừa tham số',
  'commander.invalidArgument': 'Giá trị không hợp lệ',
};

const EXIT_CODES: Words = {
  vi: `
Mã thoát: ${EXIT.ok} xong · ${EXIT.failure} thất bại · ${EXIT.usage} dùng sai · ${EXIT.notFound} không tìm thấy · ${EXIT.noDatabase} không vào được cơ sở dữ liệu`,
  en: `
Exit codes: ${EXIT.ok} done · ${EXIT.failure} failed · ${EXIT.usage} wrong use · ${EXIT.notFound} not found · ${EXIT.noDatabase} cannot reach the database`,
};

/** The program with the asked-for command loaded, or with all commands' names for `--help`. */
export async function buildProgram(entries: CommandEntry[], version: string, argv: string[]): Promise<Command> {
  const language = terminalLanguage(argv);
  const inWords = (line: string): string =>
    language === 'vi'
      ? Object.entries(INSIDE).reduce((text, [english, vietnamese]) => text.replace(english, vietnamese), line)
      : line;
  const program = new Command('motcua')
    .description(
      atTerminal({
        vi: 'Một Cửa – tiếp nhận và giải quyết thủ tục hành chính',
        en: 'Một Cửa – one-stop administrative procedures',
      }),
    )
    .version(version, '-V, --version', atTerminal({ vi: 'in phiên bản', en: 'print the version' }))
    .helpOption('-h, --help', atTerminal({ vi: 'in hướng dẫn', en: 'print this help' }))
    .helpCommand(false)
    .addOption(
      new Option('--lang <vi|en>', atTerminal({ vi: 'ngôn ngữ của lời nhắn', en: 'language of messages' })).choices([
        'vi',
        'en',
      ]),
    )
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (language === 'vi' ? (HEADINGS[title] ?? title) : title),
      styleUsage: inWords,
      styleOptionDescription: inWords,
      styleSubcommandTerm: inWords,
    })
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', atTerminal(EXIT_CODES))
    .exitOverride();
  const asked = entries.find((entry) => entry.name === firstWord(argv));
  for (const entry of asked ? [asked] : entries) {
    if (asked) (await entry.load())(program);
    else program.command(entry.name).description(atTerminal(entry.words)).allowUnknownOption().allowExcessArguments();
  }
  // Wherever the person writes it: motcua --lang en due …, motcua due … --lang en.
  for (const command of allCommands(program).slice(1)) inherit(command, program);
  return program;
}

/** The name of the command: the first argument that is neither an option nor the value of --lang. */
function firstWord(argv: string[]): string | undefined {
  const words = argv.slice(2);
  return words.find((word, index) => !word.startsWith('-') && words[index - 1] !== '--lang');
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap((child) => allCommands(child))];
}

function inherit(command: Command, program: Command): void {
  command.copyInheritedSettings(program);
  command.helpCommand(false);
  if (!command.options.some((option) => option.long === '--lang')) {
    command.addOption(new Option('--lang <vi|en>').choices(['vi', 'en']).hideHelp());
  }
}

/** Wrong use in the language of the terminal; undefined for `--help` and `--version`, which are no failure. */
export function explainWrongUse(error: CommanderError, language: Language): string | undefined {
  if (error.exitCode === 0) return undefined;
  if (error.code === 'commander.help') return undefined;
  const detail = error.message.replace(/^error: /, '');
  const said = language === 'vi' ? WRONG_USE[error.code] : undefined;
  return said ? `${said}: ${quoted(detail)}` : detail;
}

/** The person's own words in commander's sentence, e.g. unknown option '--hepl' → --hepl. */
function quoted(detail: string): string {
  const words = [...detail.matchAll(/'([^']*)'/g)].map((match) => match[1]);
  return words.length > 0 ? words.join(', ') : detail;
}
