import { carriedWords } from './words.ts';

/**
 * Saves a draft's form as it is typed: posts its fields as JSON to `data-autosave` and says so. What the server has not
 * confirmed stays in this tab's sessionStorage, so that a lost connection or an ended session loses nothing typed.
 */
const PAUSE_MS = 1200;
const RETRY_MS = [2000, 5000, 15_000, 30_000];

type Fields = Record<string, string | string[]>;
interface Kept {
  fields: Fields;
  submitted?: boolean;
}

function readFields(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  const data = new FormData(form);
  for (const control of form.elements) {
    const { name, type } = control as HTMLInputElement;
    if (!name || name.startsWith('_') || ['file', 'password', 'submit', 'button', 'hidden'].includes(type)) continue;
    const values = data.getAll(name).map(String);
    // An unticked box is an answer too.
    fields[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return fields;
}

function writeFields(form: HTMLFormElement, fields: Fields): void {
  for (const control of form.elements) {
    const input = control as HTMLInputElement;
    const kept = fields[input.name];
    if (kept === undefined || ['file', 'password', 'hidden'].includes(input.type)) continue;
    const values = Array.isArray(kept) ? kept : [kept];
    if (input.type === 'radio' || input.type === 'checkbox') input.checked = values.includes(input.value);
    else input.value = values[0] ?? '';
  }
}

const same = (a: Fields, b: Fields) => JSON.stringify(a) === JSON.stringify(b);

function autosave(form: HTMLFormElement, url: string): void {
  const say = carriedWords(form);
  const status = form.querySelector('[data-autosave-status]');
  const csrf = form.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? '';
  const key = `motcua:${url}`;
  let timer = 0;
  let attempt = 0;
  let busy = false;
  let saved = readFields(form);
  // what the server last said it has: with it, it tells what was changed here and what in another window
  const shown = form.querySelector<HTMLInputElement>('input[name="_shown"]');

  const announce = (text: string) => {
    if (status) status.textContent = text;
  };
  const keep = (kept: Kept) => {
    try {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Storage may be full or forbidden; the form itself still holds the text.
    }
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(save, ms);
  };
  const retry = () => later(RETRY_MS[Math.min(attempt++, RETRY_MS.length - 1)] ?? PAUSE_MS);

  async function save(keepalive = false): Promise<void> {
    clearTimeout(timer);
    const fields = readFields(form);
    if (busy || same(fields, saved)) return;
    busy = true;
    announce(say('saving'));
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf },
        body: JSON.stringify(shown ? { ...fields, _shown: shown.value } : fields),
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive: keepalive === true,
      });
      if (response.ok) {
        saved = fields;
        attempt = 0;
        if (shown) shown.value = JSON.stringify({ ...JSON.parse(shown.value || '{}'), ...fields });
        if (same(readFields(form), saved)) sessionStorage.removeItem(key);
        else later(PAUSE_MS);
        announce(say('saved', { time: new Date().toTimeString().slice(0, 5) }));
      } else if (response.status === 409) {
        announce(say('conflict'));
      } else if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
        announce(say('signedOut'));
      } else {
        announce(say('failed'));
        if (response.status >= 500 || response.status === 429) retry();
      }
    } catch {
      announce(say('offline'));
      retry();
    } finally {
      busy = false;
    }
  }

  form.addEventListener('input', () => {
    keep({ fields: readFields(form) });
    later(PAUSE_MS);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    saved = readFields(form);
    keep({ fields: saved, submitted: true });
  });
  window.addEventListener('online', () => void save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save(true);
  });

  restore();

  function restore(): void {
    const text = sessionStorage.getItem(key);
    if (!text) return;
    const kept = JSON.parse(text) as Kept;
    const visit = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
    // Submitted and come anew: the server has it (or has shown it again with errors). Come *back*: perhaps it never arrived.
    if ((kept.submitted && visit?.type !== 'back_forward') || same(kept.fields, saved)) {
      sessionStorage.removeItem(key);
      return;
    }
    writeFields(form, kept.fields);
    announce(say('restored'));
    later(PAUSE_MS);
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
  autosave(form, form.dataset.autosave ?? '');
}
