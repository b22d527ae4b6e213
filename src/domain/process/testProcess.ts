import type { ProcessDefinition, ProcessStep, StepAction } from './process.ts';

export type Ways = Partial<Record<StepAction, string>>;

/** A step of specialists in a division; `sharePercent` of the limit. */
export function step(id: string, sharePercent: number, ways: Ways | [StepAction, string][]): ProcessStep {
  const list = Array.isArray(ways) ? ways : (Object.entries(ways) as [StepAction, string][]);
  return {
    id,
    name: { vi: `Bước ${id}`, en: `Step ${id}` },
    role: 'SPECIALIST',
    agency: 'COMPETENT',
    unit: 'DIVISION',
    sharePercent,
    transitions: list.map(([action, to]) => ({ action, to })),
  };
}

/** The process of these steps, which begins with the first. */
export function definition(...steps: ProcessStep[]): ProcessDefinition {
  return { key: 'x', name: { vi: 'Quy trình' }, basis: 'mẫu', start: steps[0]?.id ?? 'none', steps };
}
