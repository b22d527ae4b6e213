import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { FormDefinition } from '../../domain/form/form.ts';
import { inLanguage } from '../../domain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useWords } from '../language.ts';
import { addField, addInner, addSection, moveTo, placeOf, type Spot } from './editing.ts';

interface Props {
  form: FormDefinition;
  chosen: Spot;
  /** keys with findings */
  wrong: ReadonlySet<string>;
  choose: (spot: Spot) => void;
  change: (form: FormDefinition, spot: Spot) => void;
}

/** Sections and questions in order; moved by dragging or with Alt and the arrow keys. */
export function Outline({ form, chosen, wrong, choose, change }: Props) {
  const { language, w } = useWords();
  const e = w.forms.editor;
  const [dragged, setDragged] = useState<Spot>();
  const [said, setSaid] = useState('');

  const move = (spot: Spot, to: number, name: string) => {
    const moved = moveTo(form, spot, to);
    change(moved.form, moved.spot);
    const { place, of } = placeOf(moved.form, moved.spot);
    setSaid(e.moved(name, place, of));
  };
  const row = (spot: Spot, name: string, kind: string, faulty: boolean) => {
    const { place } = placeOf(form, spot);
    const sameList = (other: Spot | undefined) =>
      other !== undefined &&
      (other.inner === undefined) === (spot.inner === undefined) &&
      (other.field === undefined) === (spot.field === undefined) &&
      (spot.field === undefined || other.section === spot.section) &&
      (spot.inner === undefined || other.field === spot.field);
    const isChosen = chosen.section === spot.section && chosen.field === spot.field && chosen.inner === spot.inner;
    return (
      <button
        type="button"
        className={`form-editor-row${isChosen ? ' form-editor-chosen' : ''}${faulty ? ' form-editor-wrong' : ''}`}
        aria-current={isChosen ? 'true' : undefined}
        draggable
        onClick={() => choose(spot)}
        onKeyDown={(event: KeyboardEvent) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          move(spot, event.key === 'ArrowUp' ? place - 2 : place, name);
        }}
        onDragStart={() => setDragged(spot)}
        onDragEnd={() => setDragged(undefined)}
        onDragOver={(event: DragEvent) => {
          if (sameList(dragged)) event.preventDefault();
        }}
        onDrop={(event: DragEvent) => {
          event.preventDefault();
          if (dragged && sameList(dragged)) move(dragged, place - 1, name);
          setDragged(undefined);
        }}
      >
        <span>{name}</span>
        <span className="small muted">{kind}</span>
      </button>
    );
  };
  return (
    <Panel title={e.outline}>
      <p className="small muted">{e.dragHint}</p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {row({}, inLanguage(form.title, language), e.about, false)}
      <ol className="form-editor-outline">
        {form.sections.map((section, number) => (
          <li key={`${section.title.vi}-${section.fields[0]?.key ?? ''}`}>
            {row(
              { section: number },
              inLanguage(section.title, language),
              e.section(number + 1),
              wrong.has(`sections/${number}`),
            )}
            <ol>
              {section.fields.map((field, at) => (
                <li key={field.key}>
                  {row(
                    { section: number, field: at },
                    inLanguage(field.label, language),
                    e.kinds[field.kind],
                    wrong.has(field.key),
                  )}
                  {field.kind === 'repeat' && (
                    <ol>
                      {field.fields?.map((inner, index) => (
                        <li key={inner.key}>
                          {row(
                            { section: number, field: at, inner: index },
                            inLanguage(inner.label, language),
                            e.kinds[inner.kind],
                            wrong.has(`${field.key}.${inner.key}`),
                          )}
                        </li>
                      ))}
                      <li>
                        <Button
                          type="button"
                          kind="quiet"
                          icon="plus"
                          onClick={() => {
                            const added = addInner(form, { section: number, field: at }, e.newField);
                            change(added.form, added.spot);
                          }}
                        >
                          {e.addInner}
                        </Button>
                      </li>
                    </ol>
                  )}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <div className="button-row">
        <Button
          type="button"
          kind="secondary"
          icon="plus"
          disabled={form.sections.length === 0}
          onClick={() => {
            const added = addField(form, chosen, e.newField);
            change(added.form, added.spot);
          }}
        >
          {e.addField}
        </Button>
        <Button
          type="button"
          kind="secondary"
          icon="plus"
          onClick={() => {
            const added = addSection(form, e.newSection);
            change(added.form, added.spot);
          }}
        >
          {e.addSection}
        </Button>
      </div>
    </Panel>
  );
}
