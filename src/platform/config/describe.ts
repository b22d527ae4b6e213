import { inLanguage, type Words } from '../../domain/language.ts';
import type { Setting } from './settingKinds.ts';
import { settings } from './settings.ts';

/** A setting as shown to a person; secrets are shown as *** when they are set. */
export interface SettingDescription {
  variable: string;
  value: string;
  fallback: string;
  words: Words;
  expects: Words;
}

/** Every setting with the value the environment gives it. Reads only; wrong values are shown as written. */
export function describeSettings(env: Record<string, string | undefined>): SettingDescription[] {
  return Object.values(settings).map((setting: Setting<unknown>) => {
    const given = env[setting.variable]?.trim();
    const value = given ? (setting.secret ? '***' : given) : setting.fallback;
    return {
      variable: setting.variable,
      value,
      fallback: setting.fallback,
      words: setting.words,
      expects: setting.expects,
    };
  });
}

const HEAD: Record<'vi' | 'en', { title: string; intro: string; columns: string; none: string; exit: string }> = {
  vi: {
    title: '## Tiếng Việt',
    intro:
      'Đặt bằng biến môi trường. Giá trị sai, hoặc tên MOTCUA_ không có trong bảng, làm chương trình dừng ngay và nêu tên biến.',
    columns: '| Biến | Ý nghĩa | Giá trị | Mặc định |',
    none: 'không có',
    exit: 'Mã thoát của mọi lệnh: 0 xong, 1 thất bại, 2 dùng sai hoặc thiết lập sai, 3 không tìm thấy, 4 không vào được cơ sở dữ liệu.',
  },
  en: {
    title: '## English',
    intro:
      'Set as environment variables. A wrong value, or a MOTCUA_ name that is not listed, stops the program at once and is named.',
    columns: '| Variable | Meaning | Value | Default |',
    none: 'none',
    exit: 'Exit codes of every command: 0 done, 1 failed, 2 wrong use or wrong setting, 3 not found, 4 cannot reach the database.',
  },
};

/** The text of docs/settings.md. */
export function settingsDocument(): string {
  const parts = (['vi', 'en'] as const).flatMap((language) => {
    const head = HEAD[language];
    const rows = Object.values(settings).map((setting) => row(setting, language));
    return [head.title, '', head.intro, '', head.columns, '|---|---|---|---|', ...rows, '', head.exit, ''];
  });
  return `# Thiết lập / Settings\n\n<!-- npm run docs:settings -->\n\n${parts.join('\n').trimEnd()}\n`;
}

function row(setting: Setting<unknown>, language: keyof typeof HEAD): string {
  const note = setting.fallbackNote && inLanguage(setting.fallbackNote, language);
  const fallback = setting.fallback ? `\`${setting.fallback}\`` : HEAD[language].none;
  const shown = note ? (setting.fallback ? `${fallback} (${note})` : note) : fallback;
  const cells = [
    `\`${setting.variable}\``,
    inLanguage(setting.words, language),
    inLanguage(setting.expects, language),
    shown,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
