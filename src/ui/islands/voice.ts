import { carriedWords } from './words.ts';

/** Turns at most ten seconds of speech into words, puts them into the search box and searches. Where the browser cannot, nothing changes. */
const LONGEST_MS = 10_000;

interface Recognition extends EventTarget {
  lang: string;
  maxAlternatives: number;
  start(): void;
  stop(): void;
}
type RecognitionEvent = Event & { results: { 0: { 0: { transcript: string } } } };
type Recogniser = new () => Recognition;

function recogniser(): Recogniser | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Record<string, Recogniser | undefined>;
  return SpeechRecognition ?? webkitSpeechRecognition;
}

function listen(box: HTMLElement, Recogniser: Recogniser): void {
  const input = document.querySelector<HTMLInputElement>('main input[type="search"]');
  const status = box.querySelector('[role="status"]');
  if (!input?.form || !status) return;
  const { form } = input;
  const say = carriedWords(box);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-primary button-large';
  button.textContent = say('start');
  status.textContent = '';
  box.prepend(button);
  button.addEventListener('click', () => {
    const recognition = new Recogniser();
    recognition.lang = box.dataset.voice === 'en' ? 'en-US' : 'vi-VN';
    recognition.maxAlternatives = 1;
    let heard = '';
    const end = window.setTimeout(() => recognition.stop(), LONGEST_MS);
    recognition.addEventListener('result', (event) => {
      heard = (event as RecognitionEvent).results[0][0].transcript.trim();
    });
    recognition.addEventListener('error', (event) => {
      const { error } = event as Event & { error?: string };
      status.textContent = say(error === 'not-allowed' ? 'refused' : 'nothing');
    });
    recognition.addEventListener('end', () => {
      clearTimeout(end);
      button.disabled = false;
      if (heard === '') {
        if (status.textContent === say('listening')) status.textContent = say('nothing');
        return;
      }
      status.textContent = say('heard', { text: heard });
      input.value = heard;
      form.requestSubmit();
    });
    button.disabled = true;
    status.textContent = say('listening');
    recognition.start();
  });
}

const Recogniser = recogniser();
const box = document.querySelector<HTMLElement>('[data-voice]');
if (box && Recogniser) listen(box, Recogniser);
