import type { Component, ComponentCase, ProcedureContent } from '../../domain/procedure/procedure.ts';
import { searchWords } from '../../domain/text/normalise.ts';

const KEY_WORDS = 8;

/**
 * The content with a key for every paper, unique in the procedure. A paper of the version before keeps its key when it has
 * the same code or says the same in the same case, so that drafts and files stay attached to it; a new one gets its code
 * or the first words of its name. Keys that are set already are kept.
 */
export function keepComponentKeys(content: ProcedureContent, before?: ProcedureContent): ProcedureContent {
  const known = new Map<string, string>();
  for (const group of before?.componentCases ?? []) {
    for (const component of group.components) {
      for (const mark of marks(group, component)) if (!known.has(mark)) known.set(mark, component.key);
    }
  }
  const taken = new Set<string>(
    content.componentCases.flatMap((group) => group.components.map((paper) => paper.key)).filter(Boolean),
  );
  const inherit = (group: ComponentCase, component: Component): string | undefined => {
    const key = marks(group, component)
      .map((mark) => known.get(mark))
      .find((found) => found && !taken.has(found));
    if (key) taken.add(key);
    return key;
  };
  // All old keys first: a new paper earlier in the list must not take the key of an old one.
  const inherited = content.componentCases.map((group) =>
    group.components.map((paper) => paper.key || inherit(group, paper)),
  );
  return {
    ...content,
    componentCases: content.componentCases.map((group, caseIndex) => ({
      ...group,
      components: group.components.map((component, index) => ({
        ...component,
        key: inherited[caseIndex]?.[index] ?? newKey(component, taken),
      })),
    })),
  };
}

function marks(group: ComponentCase, component: Component): string[] {
  const name = searchWords(component.name).join(' ');
  const place = searchWords(group.name).join(' ');
  return [
    `${place}|${component.code ?? ''}|${name}`,
    `${place}|${name}`,
    ...(component.code ? [`${place}|#${component.code}`] : []),
  ];
}

function newKey(component: Component, taken: Set<string>): string {
  const words = component.code ? searchWords(component.code) : searchWords(component.name).slice(0, KEY_WORDS);
  const base = words.join('-').replaceAll('.', '-') || 'paper';
  let key = base;
  for (let number = 2; taken.has(key); number++) key = `${base}-${number}`;
  taken.add(key);
  return key;
}
