import { checkAnswers } from '../../domain/form/checkAnswers.ts';
import { evaluateForm } from '../../domain/form/evaluateForm.ts';
import type { FormAnswers } from '../../domain/form/form.ts';
import { formatNumberText } from '../../domain/form/numberText.ts';
import { fieldsOf, visibleFields } from '../../domain/form/visibleFields.ts';
import { foldVietnamese } from '../../domain/text/normalise.ts';
import type { FormScript } from '../formScript.ts';

/**
 * An electronic form that answers at once: shows what is asked now, works out what is computed, says what is wrong with
 * an answer when its field is left, filters long lists and suggests communes. The rules are those of the server, which
 * checks everything again.
 */
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function readAnswers(form: HTMLFormElement): FormAnswers {
  const answers: FormAnswers = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') answers[name] = value;
  return answers;
}

function start(form: HTMLFormElement, script: FormScript): void {
  const known = { today: script.today };
  const kinds = new Map(fieldsOf(script.form).map((field) => [field.key, field.kind]));
  const asked = form.querySelector<HTMLInputElement>('input[name="_asked"]');
  const checked = new Set<string>();

  function update(): void {
    const answers = readAnswers(form);
    const evaluation = evaluateForm(script.form, answers, known);
    for (const entry of form.querySelectorAll<HTMLElement>('[data-path]'))
      entry.hidden = !evaluation.isAsked(entry.dataset.path ?? '');
    for (const section of form.querySelectorAll<HTMLElement>('[data-section]'))
      section.hidden = section.querySelector('[data-path]:not([hidden])') === null;
    for (const box of form.querySelectorAll<HTMLInputElement>('[data-computed]')) {
      const path = box.dataset.computed ?? '';
      box.value = shown(kinds.get(path), evaluation.textAt(path));
    }
    if (asked)
      asked.value = visibleFields(script.form, answers, known)
        .map(({ key }) => key)
        .join(',');
    const problems = new Map(checkAnswers(script.form, answers, known).problems.map((one) => [one.field, one]));
    for (const path of checked) {
      const problem = problems.get(path);
      if (!problem || problem.code === 'required') showProblem(path, undefined);
      else showProblem(path, problem.message?.vi ?? script.messages[path.replace(/\.\d+\./, '.#.')]?.[problem.code]);
    }
  }

  function shown(kind: string | undefined, text: string): string {
    if (kind === 'number') return formatNumberText(text);
    return kind === 'money' && text !== '' ? `${formatNumberText(text)} đ` : text;
  }

  function showProblem(path: string, message: string | undefined): void {
    const control = document.getElementById(path);
    const field = control?.closest('.field');
    if (!control || !field) return;
    const id = `${path}-error`;
    let line = document.getElementById(id);
    if (!message) {
      line?.remove();
      field.classList.remove('field-wrong');
      control.removeAttribute('aria-invalid');
      describe(control, id, false);
      return;
    }
    if (!line) {
      line = document.createElement('p');
      line.id = id;
      line.className = 'field-error';
      const before = control.closest('.input-group, .choice') ?? control;
      before.before(line);
    }
    const text = `${script.errorPrefix} ${message}`;
    if (line.textContent !== text) {
      const prefix = document.createElement('span');
      prefix.className = 'visually-hidden';
      prefix.textContent = `${script.errorPrefix} `;
      line.replaceChildren(prefix, message);
    }
    field.classList.add('field-wrong');
    control.setAttribute('aria-invalid', 'true');
    describe(control, id, true);
  }

  form.addEventListener('input', update);
  // A box is judged when it is left, and from then on as it is typed.
  form.addEventListener('change', (event) => {
    const { name, dataset } = event.target as Control;
    if (!name || name.startsWith('_') || dataset.commune !== undefined) return;
    // after the press that left it: a line that appears meanwhile would move the button away from under the finger
    setTimeout(() => {
      checked.add(name);
      update();
    }, AFTER_PRESS_MS);
  });
  for (const select of form.querySelectorAll<HTMLSelectElement>('select[data-filter]')) addFilter(select);
  for (const box of form.querySelectorAll<HTMLInputElement>('input[data-commune]')) suggest(box);
  // what another script brought back is judged too
  setTimeout(update);
}

function describe(control: HTMLElement, id: string, add: boolean): void {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id);
  if (add) ids.push(id);
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
}

/** A box above a long list that leaves what contains the words. */
function addFilter(select: HTMLSelectElement): void {
  const all = [...select.options].map((option) => ({ option, folded: foldVietnamese(option.text) }));
  const box = document.createElement('input');
  box.type = 'search';
  box.className = 'input input-full list-filter';
  box.placeholder = select.dataset.filter ?? '';
  box.setAttribute('aria-label', select.dataset.filter ?? '');
  box.autocomplete = 'off';
  const count = document.createElement('p');
  count.className = 'visually-hidden';
  count.setAttribute('role', 'status');
  select.before(box, count);
  box.addEventListener('input', (event) => {
    event.stopPropagation();
    const words = foldVietnamese(box.value).trim();
    const left = all.filter(({ option, folded }) => option.value === '' || option.selected || folded.includes(words));
    select.replaceChildren(...left.map(({ option }) => option));
    const found = left.filter(({ option, folded }) => option.value !== '' && folded.includes(words));
    count.textContent = (select.dataset.filterResult ?? '').replace('{count}', String(found.length));
    if (words !== '' && found.length === 1 && found[0]) {
      found[0].option.selected = true;
      select.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  box.addEventListener('change', (event) => event.stopPropagation());
}

const AFTER_PRESS_MS = 300;
const PAUSE_MS = 200;

/** Communes whose name, of today or before, begins with what is typed. */
function suggest(box: HTMLInputElement): void {
  let timer = 0;
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });

  async function ask(): Promise<void> {
    const words = box.value.trim();
    if (words.length < 2 || !box.list) return;
    const response = await fetch(`/api/v1/places?words=${encodeURIComponent(words)}`).catch(() => undefined);
    if (!response?.ok) return;
    const { places } = (await response.json()) as { places: { name: string; former: string | null }[] };
    if (places.length === 0 || !box.list) return;
    const options = places.map(({ name, former }) => {
      const option = document.createElement('option');
      option.value = name;
      if (former) option.label = `${former} → ${name}`;
      return option;
    });
    box.list.replaceChildren(...options);
  }
}

for (const carrier of document.querySelectorAll<HTMLElement>('[data-form-script]')) {
  const form = carrier.closest('form');
  if (form) start(form, JSON.parse(carrier.dataset.formScript ?? '{}') as FormScript);
}
