import { formatLimit } from '../../domain/calendar/limit.ts';
import type { Language } from '../../domain/language.ts';
import type { ServiceLevel } from '../../domain/procedure/procedure.ts';
import { inOneLine } from '../../domain/text/format.ts';
import { words } from '../../i18n/words.ts';
import type { ResultItem } from '../../ui/Cards.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { PATHS } from '../../ui/paths.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import type { ListedProcedure } from './catalogueIndex.ts';

const MOST_LETTERS = 180;

const LEVEL_LOOK: Record<ServiceLevel, { tone: Tone; icon: IconName }> = {
  FULL: { tone: 'success', icon: 'globe' },
  PARTIAL: { tone: 'info', icon: 'globe' },
  NONE: { tone: 'neutral', icon: 'people' },
};

/** Whether it can be done online, as a mark with its word. */
export function ServiceLevelTag({ level, language }: { level: ServiceLevel; language: Language }) {
  return <Tag {...LEVEL_LOOK[level]}>{words(language).dossier.serviceLevel[level]}</Tag>;
}

/** The name in the reader's language; only the Vietnamese one has legal force. */
export function procedureName(procedure: { name: string; nameEn?: string | null }, language: Language): string {
  const name = (language === 'en' && procedure.nameEn) || procedure.name;
  // Some decisions shout: a name all in capitals is hard to read (and is read letter by letter by some screen readers).
  return name === name.toUpperCase() ? name.charAt(0) + name.slice(1).toLocaleLowerCase('vi') : name;
}

/** Procedures as a list of results. */
export function procedureItems(procedures: ListedProcedure[], language: Language): ResultItem[] {
  const { dossier } = words(language);
  return procedures.map((procedure) => ({
    href: PATHS.procedure(procedure.code),
    title: shorten(procedureName(procedure, language)),
    above: `${procedure.code} · ${procedure.field.name}`,
    text: [inOneLine(procedure.tiers.map((tier) => dossier.tier[tier])), limitText(procedure, language)]
      .filter(Boolean)
      .join(' · '),
    tags: <ServiceLevelTag level={procedure.serviceLevel} language={language} />,
  }));
}

/** Some names list every case there is: in a list their beginning tells. */
function shorten(name: string): string {
  return name.length <= MOST_LETTERS ? name : `${name.slice(0, name.lastIndexOf(' ', MOST_LETTERS))}…`;
}

function limitText({ limit }: ListedProcedure, language: Language): string {
  return limit && limit.unit !== 'AS_DESCRIBED' ? formatLimit(limit, language) : '';
}
