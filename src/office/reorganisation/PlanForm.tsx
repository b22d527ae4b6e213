import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MoveKind, NewAgency, PostChoice } from '../../domain/reorganisation/plan.ts';
import { parseDateText } from '../../domain/text/dateText.ts';
import type { Options, Posts } from '../../features/reorganisation/reorganisation.api.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Details } from '../../ui/Details.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { DateInput, TextInput } from '../../ui/Field.tsx';
import { ApiProblem, get, withQuery } from '../api.ts';
import { useWords } from '../language.ts';
import { MoveFields } from './MoveFields.tsx';
import { AgencyPicker, type Known } from './pickers.tsx';
import { blankMove, cleanContent, givingAgencies, MOVE_KINDS, newAgencyLike, type PlanDraft } from './planDraft.ts';

interface PlanFormProps {
  start: PlanDraft;
  options: Options;
  /** plans made out of data: only the decision can be changed */
  large?: number;
  onSave: (draft: PlanDraft) => Promise<void>;
}

/** The decision and its moves. */
export function PlanForm({ start, options, large, onSave }: PlanFormProps) {
  const { language, w } = useWords();
  const e = w.reorganisation.editor;
  const [draft, setDraft] = useState(start);
  const [kind, setKind] = useState<MoveKind>('MERGE');
  const save = useMutation({ mutationFn: () => onSave(toSave(draft)) });
  const problem = save.error instanceof ApiProblem ? save.error : undefined;
  const errorOf = (field: string) => problem?.fields.find((one) => one.field === field)?.message;
  const set = (change: Partial<PlanDraft>) => setDraft({ ...draft, ...change });
  const { content } = draft;
  const setContent = (change: Partial<PlanDraft['content']>) => set({ content: { ...content, ...change } });
  const known: Known = { ...options, founded: content.newAgencies };
  return (
    <form
      className="plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.isError && (
        <ErrorSummary
          language={language}
          title={problem?.message}
          problems={[
            { message: problem?.detail ?? save.error.message },
            ...(problem?.fields ?? []).map(({ field, message }) => ({ field, message })),
          ]}
        />
      )}
      <div className="plan-fields">
        <TextInput
          language={language}
          name="title"
          label={e.title}
          hint={e.titleHint}
          error={errorOf('title')}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
        <TextInput
          language={language}
          name="decisionNumber"
          label={e.decisionNumber}
          error={errorOf('decisionNumber')}
          value={draft.decisionNumber}
          onChange={(event) => set({ decisionNumber: event.target.value })}
        />
        <DateInput
          language={language}
          name="decisionDate"
          label={e.decisionDate}
          error={errorOf('decisionDate')}
          value={draft.decisionDate}
          onChange={(event) => set({ decisionDate: event.target.value })}
        />
        <DateInput
          language={language}
          name="effectiveOn"
          label={e.effectiveOn}
          hint={e.effectiveOnHint}
          error={errorOf('effectiveOn')}
          value={draft.effectiveOn}
          onChange={(event) => set({ effectiveOn: event.target.value })}
        />
      </div>
      {large ? (
        <p>{e.large.replace('{count}', String(large))}</p>
      ) : (
        <>
          <Founded
            known={known}
            agencies={content.newAgencies}
            onChange={(newAgencies) => setContent({ newAgencies })}
          />
          <section className="plan-part">
            <h3>{e.moves}</h3>
            <p className="muted">{content.moves.length === 0 ? e.noMoves : e.movesHint}</p>
            {content.moves.map((move, index) => (
              <fieldset key={`move-${String(index)}`} className="plan-move">
                <legend>
                  {e.moveNumber(index + 1)}: {e.move[move.kind]}
                </legend>
                <div className="plan-fields">
                  <MoveFields
                    name={`move-${index}`}
                    move={move}
                    known={known}
                    onChange={(changed) =>
                      setContent({ moves: content.moves.map((one, at) => (at === index ? changed : one)) })
                    }
                  />
                </div>
                <Button
                  type="button"
                  kind="quiet"
                  icon="trash"
                  onClick={() => setContent({ moves: content.moves.filter((_, at) => at !== index) })}
                >
                  {e.removeMove}
                </Button>
              </fieldset>
            ))}
            <div className="plan-add">
              <Select
                language={language}
                name="kind"
                label={e.kind}
                empty={false}
                value={kind}
                onChange={(event) => setKind(event.target.value as MoveKind)}
                options={MOVE_KINDS.map((one) => ({ value: one, label: e.move[one] }))}
              />
              <Button
                type="button"
                kind="secondary"
                icon="plus"
                onClick={() => setContent({ moves: [...content.moves, blankMove(kind)] })}
              >
                {e.addMove}
              </Button>
            </div>
          </section>
          <People draft={draft} known={known} onChange={(postChoices) => setContent({ postChoices })} />
        </>
      )}
      <div className="button-row">
        <Button icon="check" disabled={save.isPending}>
          {e.save}
        </Button>
      </div>
    </form>
  );
}

function toSave(draft: PlanDraft): PlanDraft {
  return {
    ...draft,
    title: draft.title.trim(),
    decisionNumber: draft.decisionNumber.trim(),
    decisionDate: parseDateText(draft.decisionDate) ?? draft.decisionDate,
    effectiveOn: parseDateText(draft.effectiveOn) ?? draft.effectiveOn,
    content: cleanContent(draft.content),
  };
}

function Founded({
  known,
  agencies,
  onChange,
}: {
  known: Known;
  agencies: NewAgency[];
  onChange: (agencies: NewAgency[]) => void;
}) {
  const { language, w } = useWords();
  const e = w.reorganisation.editor;
  const like = known.agencies.find((agency) => agency.tier === 'COMMUNE') ?? known.agencies[0];
  const set = (index: number, change: Partial<NewAgency>) =>
    onChange(agencies.map((one, at) => (at === index ? { ...one, ...change } : one)));
  const text = (index: number, key: 'code' | 'name' | 'shortName' | 'nameEn' | 'address', required = true) => (
    <TextInput
      language={language}
      name={`new-${index}-${key}`}
      label={e[key]}
      required={required}
      value={agencies[index]?.[key] ?? ''}
      onChange={(event) => set(index, { [key]: event.target.value })}
    />
  );
  return (
    <section className="plan-part">
      <h3>{e.founded}</h3>
      <p className="muted">{e.foundedHint}</p>
      {agencies.map((agency, index) => (
        <fieldset key={`new-${String(index)}`} className="plan-move">
          <legend>{e.agencyNumber(index + 1)}</legend>
          <div className="plan-fields">
            {text(index, 'name')}
            {text(index, 'code')}
            {text(index, 'shortName')}
            {text(index, 'nameEn', false)}
            {text(index, 'address')}
            <Select
              language={language}
              name={`new-${index}-like`}
              label={e.like}
              empty={false}
              value={known.agencies.find((one) => one.kind === agency.kind && one.tier === agency.tier)?.code}
              onChange={({ target }) => {
                const chosen = newAgencyLike(known.agencies.find((one) => one.code === target.value));
                const { tier, kind, parentCode, calendarId } = chosen;
                set(index, { tier, kind, parentCode, calendarId });
              }}
              options={known.agencies.map((one) => ({ value: one.code, label: one.name }))}
            />
            <Select
              language={language}
              name={`new-${index}-parent`}
              label={e.parent}
              empty={e.noParent}
              value={agency.parentCode ?? ''}
              onChange={({ target }) => set(index, { parentCode: target.value || null })}
              options={known.agencies.map((one) => ({ value: one.code, label: one.name }))}
            />
            <Select
              language={language}
              name={`new-${index}-calendar`}
              label={e.calendar}
              value={agency.calendarId}
              onChange={({ target }) => set(index, { calendarId: target.value })}
              options={known.calendars.map((one) => ({ value: one.id, label: one.name }))}
            />
          </div>
          <Button
            type="button"
            kind="quiet"
            icon="trash"
            onClick={() => onChange(agencies.filter((_, at) => at !== index))}
          >
            {e.removeAgency}
          </Button>
        </fieldset>
      ))}
      <Button type="button" kind="secondary" icon="plus" onClick={() => onChange([...agencies, newAgencyLike(like)])}>
        {e.addAgency}
      </Button>
    </section>
  );
}

function People({
  draft,
  known,
  onChange,
}: {
  draft: PlanDraft;
  known: Known;
  onChange: (choices: PostChoice[]) => void;
}) {
  const { language, w } = useWords();
  const e = w.reorganisation.editor;
  const giving = givingAgencies(draft, known);
  const choices = draft.content.postChoices;
  const posts = useQuery({
    queryKey: ['reorganisation-posts', giving],
    enabled: giving.length > 0,
    queryFn: ({ signal }) => get<Posts>(withQuery('/reorganisation-posts', { agencies: giving.join(',') }), { signal }),
  });
  if (giving.length === 0) return null;
  const set = (index: number, change: Partial<PostChoice>) =>
    onChange(choices.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <Details summary={e.people} open={choices.length > 0}>
      <p className="muted">{e.peopleHint}</p>
      {choices.map((choice, index) => (
        <fieldset key={`post-${String(index)}`} className="plan-move">
          <legend className="visually-hidden">{e.person}</legend>
          <div className="plan-fields">
            <Select
              language={language}
              name={`post-${index}`}
              label={e.person}
              empty={e.choosePost}
              value={choice.postId}
              onChange={({ target }) => set(index, { postId: target.value })}
              options={(posts.data?.items ?? []).map((post) => ({
                value: post.id,
                label: `${post.label} (${post.agencyCode})`,
              }))}
            />
            <AgencyPicker
              name={`post-${index}-agency`}
              label={e.place}
              value={choice.agencyCode}
              known={known}
              onChange={(agencyCode) => set(index, { agencyCode })}
            />
            <UnitKeyPicker
              name={`post-${index}-unit`}
              choice={choice}
              known={known}
              giving={giving}
              onChange={(unitKey) => set(index, { unitKey })}
            />
          </div>
          <Button
            type="button"
            kind="quiet"
            icon="trash"
            onClick={() => onChange(choices.filter((_, at) => at !== index))}
          >
            {e.removePerson}
          </Button>
        </fieldset>
      ))}
      <Button
        type="button"
        kind="secondary"
        icon="plus"
        onClick={() => onChange([...choices, { postId: '', agencyCode: '', unitKey: null }])}
      >
        {e.addPerson}
      </Button>
    </Details>
  );
}

/** Units of the agency chosen; a new agency has those of the agencies that go into it. */
function UnitKeyPicker({
  name,
  choice,
  known,
  giving,
  onChange,
}: {
  name: string;
  choice: PostChoice;
  known: Known;
  giving: string[];
  onChange: (unitKey: string | null) => void;
}) {
  const { language, w } = useWords();
  const own = known.agencies.find((agency) => agency.code === choice.agencyCode);
  const from = own ? [own] : known.agencies.filter((agency) => giving.includes(agency.code));
  const units = new Map(from.flatMap((agency) => agency.units.map((unit) => [unit.key, unit.name] as const)));
  return (
    <Select
      language={language}
      name={name}
      label={w.reorganisation.editor.placeUnit}
      empty="–"
      value={choice.unitKey ?? ''}
      onChange={({ target }) => onChange(target.value || null)}
      options={[...units].map(([value, label]) => ({ value, label }))}
    />
  );
}
