import type { Upload } from 'tus-js-client';
import { carriedWords } from './words.ts';

/**
 * Sends a chosen file at once and resumably (tus 1.0) to `data-upload-url`, showing how far it is. When it is there,
 * a hidden field `<name>Upload` with the upload's address replaces the file, so that the form stays small. Whatever
 * fails here goes along with the form, as it does without JavaScript.
 */
const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000];
const CHUNK_BYTES = 2 * 1024 * 1024;
/** Empty, too large, of a kind that is not taken, infected. */
const REFUSED = new Set([413, 415, 422]);
const BYTES_PER_MEGABYTE = 1024 * 1024;

const running = new Map<HTMLFormElement, Set<Promise<unknown>>>();
/** Files that could not be sent; the form takes them along, whatever was chosen in their box since. */
const failed = new Map<HTMLInputElement, Set<File>>();

/** The lines under the box: words, a bar, a button to try again, and what a screen reader is told. */
function createReport(input: HTMLInputElement) {
  const box = document.createElement('div');
  box.className = 'upload';
  const text = document.createElement('p');
  text.className = 'upload-text';
  const bar = document.createElement('progress');
  bar.max = 100;
  bar.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
  const spoken = document.createElement('p');
  spoken.className = 'visually-hidden';
  spoken.setAttribute('role', 'status');
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'button button-secondary';
  box.append(text, bar, spoken, again);
  input.after(box);
  return {
    again,
    /** `percent` undefined: nothing is running, the bar goes */
    show(words: string, percent: number | undefined, state: 'running' | 'done' | 'failed') {
      text.textContent = words;
      bar.hidden = percent === undefined;
      if (percent !== undefined) bar.value = percent;
      box.classList.toggle('upload-failed', state === 'failed');
      again.hidden = state !== 'failed';
      if (state !== 'running') spoken.textContent = words;
    },
    remove: () => box.remove(),
  };
}

function start(Protocol: typeof Upload, input: HTMLInputElement, file: File): void {
  const say = carriedWords(input);
  const report = createReport(input);
  report.again.textContent = say('retry');
  const maxMegabytes = Number(input.dataset.maxMegabytes ?? 50);
  if (file.size > maxMegabytes * BYTES_PER_MEGABYTE) {
    report.show(say('tooLarge', { max: maxMegabytes }), undefined, 'failed');
    report.again.hidden = true;
    input.value = '';
    return;
  }
  let percent = 0;
  let ended = () => {};
  const metadata = JSON.parse(input.dataset.uploadMetadata ?? '{}') as Record<string, string>;
  const failures = failed.get(input) ?? new Set();
  failed.set(input, failures);
  const upload = new Protocol(file, {
    endpoint: input.dataset.uploadUrl,
    retryDelays: RETRY_MS,
    chunkSize: CHUNK_BYTES,
    removeFingerprintOnSuccess: true,
    headers: { 'x-csrf-token': input.dataset.csrf ?? '' },
    metadata: { ...metadata, filename: file.name, filetype: file.type },
    onProgress(sent, total) {
      percent = total ? Math.floor((sent / total) * 100) : 0;
      report.show(say('progress', { percent }), percent, 'running');
    },
    onShouldRetry(error, attempt, options) {
      const status = error.originalResponse?.getStatus() ?? 0;
      const worthwhile = status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
      const again = worthwhile && attempt < (options.retryDelays?.length ?? 0);
      if (again) report.show(say('retrying', { percent }), percent, 'running');
      return again;
    },
    onSuccess() {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = `${input.name}Upload`;
      field.value = upload.url ?? '';
      input.after(field);
      input.value = '';
      report.show(say('done', { name: file.name }), undefined, 'done');
      ended();
    },
    onError(error) {
      const answer = 'originalResponse' in error ? error.originalResponse : null;
      const status = answer?.getStatus() ?? 0;
      if (REFUSED.has(status)) {
        // The file itself is at fault: the reason is in the answer, and sending it again would not help.
        report.show(answer?.getBody() || say('failed', { name: file.name }), undefined, 'failed');
        report.again.hidden = true;
      } else {
        failures.add(file);
        const signedOut = status === 401 || status === 403;
        report.show(say(signedOut ? 'signedOut' : 'failed', { name: file.name }), undefined, 'failed');
      }
      ended();
    },
  });
  const begin = (ready: Promise<unknown>) => {
    failures.delete(file);
    report.show(say('waiting'), percent, 'running');
    track(
      input.form,
      new Promise<void>((settle) => {
        ended = settle;
      }),
    );
    void ready.then(() => upload.start());
  };
  report.again.addEventListener('click', () => {
    // the button goes away while it runs
    input.focus();
    begin(Promise.resolve());
  });
  begin(
    upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous);
    }),
  );
}

function track(form: HTMLFormElement | null, upload: Promise<unknown>): void {
  if (!form) return;
  const uploads = running.get(form) ?? new Set();
  running.set(form, uploads.add(upload));
  void upload.finally(() => uploads.delete(upload));
}

function putBack(input: HTMLInputElement, files: ReadonlySet<File>): void {
  if (files.size === 0) return;
  const box = new DataTransfer();
  for (const file of files) box.items.add(file);
  input.files = box.files;
}

for (const input of document.querySelectorAll<HTMLInputElement>('input[type="file"][data-upload-url]')) {
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    // most of this script is the protocol, and only who has a file needs it; without it the form carries the file
    const started = import('tus-js-client').then(({ Upload: Protocol }) => {
      for (const file of files) start(Protocol, input, file);
    });
    track(
      input.form,
      started.catch(() => undefined),
    );
  });
  // On a slow line a file is chosen before this script is there.
  if (input.files?.length) input.dispatchEvent(new Event('change', { bubbles: true }));
  // Sending the form waits for what is on its way.
  input.form?.addEventListener('submit', (event) => {
    const form = event.currentTarget as HTMLFormElement;
    const uploads = running.get(form);
    if (!uploads?.size) return putBack(input, failed.get(input) ?? new Set());
    event.preventDefault();
    const button = event.submitter;
    void Promise.all(uploads).then(() => form.requestSubmit(button));
  });
}
