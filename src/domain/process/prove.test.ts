import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTION_WORDS, type FindingCode, ROLE_WORDS } from './findings.ts';
import {
  type Branching,
  type Letter,
  type ProcessDefinition,
  type ProcessStep,
  ROLES,
  type StepAction,
} from './process.ts';
import { proveProcess } from './prove.ts';
import { definition, step } from './testProcess.ts';

const everybody = () => true;
const nobody = () => 0;

const reception = step('reception', 10, { FORWARD: 'appraise' });
const appraise = step('appraise', 60, { PROPOSE: 'decide', REQUEST_SUPPLEMENT: 'WAIT' });
const decide = step('decide', 20, { APPROVE: 'issue', SEND_BACK: 'appraise' });
const issue = step('issue', 10, { ISSUE: 'return' });
const back = step('return', 0, { RETURN: 'END' });
const good = definition(reception, appraise, decide, issue, back);

/** The good process with one step in another shape. */
function withStep(changed: ProcessStep): ProcessDefinition {
  return { ...good, steps: good.steps.map((one) => (one.id === changed.id ? changed : one)) };
}

/** The step that appraises, opening a child dossier for each share. */
function branching(mode: Branching['mode'], ...shares: number[]): ProcessStep {
  const branches = shares.map((sharePercent, index) => ({
    id: `b${index}`,
    name: { vi: `Nhánh ${index}` },
    agency: 'COMMUNE' as const,
    processKey: 'child',
    sharePercent,
  }));
  return { ...step('appraise', 60, { PROPOSE: 'decide', BRANCH: 'WAIT' }), branching: { mode, branches } };
}

describe('a process that may be published', () => {
  it('is proved without a finding, sending back and waiting included', () => {
    expect(proveProcess(good, everybody, 5 * 480)).toEqual({ ok: true, findings: [], longestPathPercent: 100 });
  });

  it('lets an opinion be asked for while the dossier stays, with a day by which it is due', () => {
    const asking = { ...step('appraise', 60, { PROPOSE: 'decide', ASK_OPINION: 'WAIT' }), opinionDays: 3 };
    expect(proveProcess(withStep(asking), everybody, 10 * 480)).toEqual({
      ok: true,
      findings: [],
      longestPathPercent: 100,
    });
  });

  it('lets branches at other agencies take their time out of the step that branches', () => {
    const one = withStep(branching('SEQUENTIAL', 20, 40));
    expect(proveProcess(one, everybody, 10 * 480, new Map([['child', []]]))).toEqual({
      ok: true,
      findings: [],
      longestPathPercent: 100,
    });
  });

  it('counts branches that run at once by the longest, not by their sum', () => {
    expect(proveProcess(withStep(branching('PARALLEL', 60, 60)), everybody).ok).toBe(true);
    expect(proveProcess(withStep(branching('SEQUENTIAL', 60, 60)), everybody).ok).toBe(false);
  });

  it('takes the longer of two ways, not their sum', () => {
    const fork = step('reception', 10, { FORWARD: 'short', ASSIGN: 'long' });
    const proof = proveProcess(
      definition(fork, step('short', 30, { ISSUE: 'return' }), step('long', 70, { ISSUE: 'return' }), back),
      everybody,
    );
    expect(proof).toEqual({ ok: true, findings: [], longestPathPercent: 80 });
  });

  it('accepts decimals that add up to the limit in spite of binary fractions', () => {
    const steps = [10.1, 20.2, 30.3, 39.4].map((share, index) =>
      step(`s${index}`, share, index === 3 ? { ISSUE: 'return' } : { FORWARD: `s${index + 1}` }),
    );
    expect(proveProcess(definition(...steps, back), everybody).longestPathPercent).toBe(100);
  });

  it('accepts a refusal in writing that ends the dossier', () => {
    expect(proveProcess(withStep(step('decide', 20, { APPROVE: 'issue', REFUSE: 'END' })), everybody).ok).toBe(true);
  });
});

const FAULTS: [name: string, process: ProcessDefinition, code: FindingCode, stepId: string | undefined][] = [
  ['no steps', definition(), 'NO_STEPS', undefined],
  ['a first step that does not exist', { ...good, start: 'nowhere' }, 'START_UNKNOWN', undefined],
  ['an id used twice', definition(...good.steps, step('issue', 0, { ISSUE: 'return' })), 'STEP_ID_DOUBLE', 'issue'],
  ['a step named END', definition(...good.steps, step('END', 0, { RETURN: 'END' })), 'STEP_ID_RESERVED', 'END'],
  ['a step without actions', withStep(step('decide', 20, {})), 'NO_WAY_ON', 'decide'],
  ['a target that does not exist', withStep(step('issue', 10, { ISSUE: 'retrun' })), 'TARGET_UNKNOWN', 'issue'],
  [
    'an action with two targets',
    withStep(
      step('appraise', 60, [
        ['PROPOSE', 'decide'],
        ['PROPOSE', 'issue'],
      ]),
    ),
    'ACTION_TWICE',
    'appraise',
  ],
  [
    'a step nobody comes to',
    definition(...good.steps, step('lost', 0, { FORWARD: 'issue' })),
    'STEP_UNREACHABLE',
    'lost',
  ],
  ['a loop without a way out', withStep(step('decide', 20, { SEND_BACK: 'appraise' })), 'END_UNREACHABLE', 'appraise'],
  ['a step that only waits', withStep(step('appraise', 60, { REQUEST_SUPPLEMENT: 'WAIT' })), 'ONLY_WAITS', 'appraise'],
  [
    'waiting after forwarding',
    withStep(step('reception', 10, { FORWARD: 'WAIT', ASSIGN: 'appraise' })),
    'WAIT_UNANSWERED',
    'reception',
  ],
  [
    'an opinion that goes to another desk',
    withStep({ ...step('appraise', 60, { PROPOSE: 'decide', ASK_OPINION: 'issue' }), opinionDays: 3 }),
    'OPINION_ENDLESS',
    'appraise',
  ],
  [
    'an opinion that can wait for ever',
    withStep(step('appraise', 60, { PROPOSE: 'decide', ASK_OPINION: 'WAIT' })),
    'OPINION_ENDLESS',
    'appraise',
  ],
  [
    'an opinion due after half a day, which is no number of days',
    withStep({ ...step('appraise', 60, { PROPOSE: 'decide', ASK_OPINION: 'WAIT' }), opinionDays: 0.5 }),
    'OPINION_ENDLESS',
    'appraise',
  ],
  [
    'an opinion without which there is no way on',
    withStep({ ...step('appraise', 60, { ASK_OPINION: 'WAIT' }), opinionDays: 3 }),
    'ONLY_WAITS',
    'appraise',
  ],
  [
    'branching without branches',
    withStep(step('appraise', 60, { PROPOSE: 'decide', BRANCH: 'WAIT' })),
    'BRANCHES_MISSING',
    'appraise',
  ],
  [
    'branches that no action opens',
    withStep({ ...branching('PARALLEL', 10), transitions: step('x', 0, { PROPOSE: 'decide' }).transitions }),
    'BRANCH_ACTION_MISSING',
    'appraise',
  ],
  ['branches longer than their step', withStep(branching('SEQUENTIAL', 40, 30)), 'BRANCHES_OVER_SHARE', 'appraise'],
  ['a branch without time', withStep(branching('SEQUENTIAL', 0)), 'BRANCH_SHARE_INVALID', 'appraise'],
  [
    'two branches of one id',
    withStep({
      ...branching('PARALLEL', 10),
      branching: {
        mode: 'PARALLEL',
        branches: branching('PARALLEL', 5, 5).branching!.branches.map((one) => ({ ...one, id: 'b' })),
      },
    }),
    'BRANCH_ID_DOUBLE',
    'appraise',
  ],
  ['no return of the result', withStep(step('return', 0, { RETURN: 'issue' })), 'NO_RETURN', undefined],
  [
    'an end without return',
    withStep(step('decide', 20, { APPROVE: 'END', FORWARD: 'issue' })),
    'END_WITHOUT_RETURN',
    'decide',
  ],
  [
    'a return before anything is issued',
    withStep(step('decide', 20, { APPROVE: 'issue', FORWARD: 'return' })),
    'RETURN_BEFORE_ISSUE',
    'return',
  ],
  [
    'a share that is no number',
    withStep(step('appraise', Number.NaN, { PROPOSE: 'decide' })),
    'SHARE_INVALID',
    'appraise',
  ],
  ['a negative share', withStep(step('appraise', -1, { PROPOSE: 'decide' })), 'SHARE_INVALID', 'appraise'],
  [
    'more time than the law gives',
    withStep(step('appraise', 75, { PROPOSE: 'decide' })),
    'SHARES_OVER_LIMIT',
    undefined,
  ],
];

describe('a process that must not be published', () => {
  it.each(FAULTS)('%s is an error', (_, process, code, stepId) => {
    const proof = proveProcess(process, everybody);
    expect(proof.ok).toBe(false);
    const found = proof.findings.map((one) => ({ code: one.code, stepId: one.stepId, severity: one.severity }));
    expect(found).toContainEqual({ code, stepId, severity: 'ERROR' });
  });

  it('names every fault of its own once, so that one mistake is not ten', () => {
    const codes = proveProcess(withStep(step('issue', 10, { ISSUE: 'return', APPROVE: 'gone' })), everybody).findings;
    expect(codes.map(({ code }) => code)).toEqual(['TARGET_UNKNOWN']);
  });

  it('has no branch to a process that is not published', () => {
    const { findings } = proveProcess(withStep(branching('PARALLEL', 10)), everybody, undefined, new Map());
    expect(findings).toEqual([expect.objectContaining({ code: 'BRANCH_PROCESS_UNKNOWN', severity: 'ERROR' })]);
  });

  it('has no branch that comes round to itself, over however many processes', () => {
    const parent = withStep(branching('PARALLEL', 10));
    const round = new Map([
      ['child', ['other', 'grandchild']],
      ['other', []],
      ['grandchild', ['x']],
    ]);
    const { findings } = proveProcess(parent, everybody, undefined, round);
    expect(findings).toEqual([expect.objectContaining({ code: 'BRANCH_CYCLE', stepId: 'appraise' })]);
  });

  it('with an empty desk says who is missing where', () => {
    const proof = proveProcess(good, ({ id }) => (id === 'decide' ? 0 : 2));
    expect(proof.ok).toBe(false);
    expect(proof.findings).toEqual([
      {
        code: 'NOT_STAFFED',
        stepId: 'decide',
        severity: 'ERROR',
        words: {
          vi: 'Bước “Bước decide” (decide) hôm nay không có ai: chưa người nào giữ vai chuyên viên thụ lý ở đó. Hãy giao cho một người.',
          en: 'Nobody is at “Step decide” (decide) today: no specialist is appointed there. Appoint somebody.',
        },
      },
    ]);
    expect(proveProcess(good, nobody).findings).toHaveLength(good.steps.length);
  });

  it('over the limit says by how much, in time when the limit is known', () => {
    const over = withStep(step('appraise', 75, { PROPOSE: 'decide' }));
    const [found] = proveProcess(over, everybody, 5 * 480).findings;
    expect(found?.words.vi).toContain('115% thời hạn, vượt 15%, tức 6 giờ làm việc');
    expect(found?.words.en).toContain('15% too much, that is 6 h of working time');
  });
});

describe('a process worth a second look', () => {
  const WARNINGS: [name: string, process: ProcessDefinition, code: FindingCode, limitMinutes?: number][] = [
    [
      'a round that is not a sending back',
      withStep(step('decide', 20, { APPROVE: 'issue', FORWARD: 'appraise' })),
      'LOOP_FORWARD',
    ],
    [
      'a step that forwards to itself',
      withStep(step('reception', 10, { FORWARD: 'appraise', ASSIGN: 'reception' })),
      'LOOP_FORWARD',
    ],
    [
      'time for a step after issuing',
      definition(reception, step('appraise', 60, { ISSUE: 'return' }), step('return', 5, { RETURN: 'END' })),
      'SHARE_AFTER_ISSUE',
    ],
    ['a step of a few minutes', good, 'STEP_TOO_SHORT', 60],
    [
      'an opinion that takes longer than the step has',
      withStep({ ...step('appraise', 60, { PROPOSE: 'decide', ASK_OPINION: 'WAIT' }), opinionDays: 4 }),
      'OPINION_LONG',
      5 * 480,
    ],
  ];

  it.each(WARNINGS)('%s is a warning and may be published', (_, process, code, limitMinutes) => {
    const proof = proveProcess(process, everybody, limitMinutes);
    expect(proof.ok).toBe(true);
    expect(proof.findings).toContainEqual(expect.objectContaining({ code, severity: 'WARNING' }));
  });

  it('counts a round once', () => {
    const round = withStep(step('decide', 20, { APPROVE: 'issue', FORWARD: 'appraise' }));
    expect(proveProcess(round, everybody).longestPathPercent).toBe(100);
  });
});

describe('words of the prover', () => {
  it('exist in both languages for every finding', () => {
    const found = FAULTS.flatMap(([, process]) => proveProcess(process, nobody, 30).findings);
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(15);
    for (const { words } of found) {
      expect(words.vi).toMatch(/\p{L}.*\.$/u);
      expect(words.en).toMatch(/[a-z].*\.$/);
      expect(words.vi).not.toMatch(/undefined|NaN/);
    }
  });

  it('name every role and every action', () => {
    expect(Object.keys(ROLE_WORDS).sort()).toEqual([...ROLES].sort());
    for (const { vi, en } of Object.values(ACTION_WORDS)) expect(vi && en).toBeTruthy();
  });
});

const PROCESSES = new URL('../../../data/sample-province/processes/', import.meta.url);

describe('the processes of the sample province', () => {
  const files = existsSync(PROCESSES) ? readdirSync(PROCESSES).filter((name) => name.endsWith('.json')) : [];

  it('are at least five', () => {
    expect(files.length).toBeGreaterThanOrEqual(5);
  });

  it.each(files)('%s is proved, and its longest way takes the whole limit', (file) => {
    const process: ProcessDefinition = JSON.parse(readFileSync(new URL(file, PROCESSES), 'utf8'));
    expect(proveProcess(process, everybody, 10 * 480)).toEqual({ ok: true, findings: [], longestPathPercent: 100 });
  });
});

describe('the papers of a way', () => {
  const withLetters = (action: StepAction, ...letters: Letter[]) =>
    withStep({
      ...appraise,
      transitions: [...appraise.transitions.filter((way) => way.action !== action), { action, to: 'WAIT', letters }],
    });
  const lettersOf = (process: ProcessDefinition) =>
    proveProcess(process, everybody).findings.filter(({ code }) => code.startsWith('LETTER'));

  it('that its action cannot issue stop publication, each named', () => {
    const found = lettersOf(withLetters('REQUEST_SUPPLEMENT', 'supplement-request', 'apology', 'register'));
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['LETTER_NOT_ISSUED', 'ERROR'],
      ['LETTER_NOT_ISSUED', 'ERROR'],
    ]);
    expect(found[0]?.words.vi).toContain('Mẫu 04');
  });

  it('that leave out the letter of the law are warned of; none named means the law’s', () => {
    const refuse = { action: 'REFUSE', to: 'issue' } as const;
    const refusing = (letters?: Letter[]) =>
      withStep({ ...appraise, transitions: [...appraise.transitions, { ...refuse, ...(letters && { letters }) }] });
    expect(lettersOf(refusing(['control-sheet'])).map(({ code }) => code)).toEqual(['LETTER_LEFT_OUT']);
    expect(lettersOf(refusing(['refusal', 'control-sheet']))).toEqual([]);
    expect(lettersOf(refusing())).toEqual([]);
  });
});
