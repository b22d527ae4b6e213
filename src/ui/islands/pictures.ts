import { pdfOfJpegs } from '../../domain/files/jpegPdf.ts';
import { carriedWords } from './words.ts';

/**
 * Pictures chosen in a box with `data-pictures` are shown first: turned, cropped, put in order, and sent as one PDF with a
 * page for each. What the browser cannot show goes on as it is; whatever fails here leaves the files in their box.
 */
const LONGEST_SIDE = 2400;
const THUMBNAIL = 320;
const QUALITY = 0.85;
/** Marks files that this script has put into the box itself. */
const DONE = 'picturesDone';

interface Picture {
  file: File;
  /** quarter turns clockwise */
  turns: number;
  /** percent cut off: top, right, bottom, left of the upright picture */
  crop: [number, number, number, number];
}

type Say = ReturnType<typeof carriedWords>;

/** Draws a picture as it was turned and cropped, no side longer than `longest`. */
async function draw({ file, turns, crop }: Picture, longest: number, canvas: HTMLCanvasElement): Promise<void> {
  const bitmap = await createImageBitmap(file);
  const lying = turns % 2 === 1;
  const [width, height] = lying ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
  const [top, right, bottom, left] = crop.map((percent) => percent / 100) as Picture['crop'];
  const [keptWidth, keptHeight] = [width * (1 - left - right), height * (1 - top - bottom)];
  const scale = Math.min(1, longest / Math.max(keptWidth, keptHeight));
  canvas.width = Math.max(1, Math.round(keptWidth * scale));
  canvas.height = Math.max(1, Math.round(keptHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(width / 2 - left * width, height / 2 - top * height);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
  bitmap.close();
}

async function toJpeg(picture: Picture): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  await draw(picture, LONGEST_SIDE, canvas);
  const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give, 'image/jpeg', QUALITY));
  // a phone's memory holds only a few of these
  canvas.width = 0;
  if (!blob) throw new Error('no picture');
  return new Uint8Array(await blob.arrayBuffer());
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(text: string, press: () => void, look = 'quiet') {
  const made = element('button', `button button-${look}`, text);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

/** Puts files into the box and lets the other scripts of the page see them. */
function hand(input: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dataset[DONE] = 'yes';
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

function openDesk(input: HTMLInputElement, files: File[]): void {
  const say = carriedWords(input);
  const pictures: Picture[] = files.map((file) => ({ file, turns: 0, crop: [0, 0, 0, 0] }));
  const desk = element('div', 'pictures');
  desk.setAttribute('role', 'group');
  const title = element('p', 'pictures-title', say('picturesTitle'));
  title.tabIndex = -1;
  const list = element('ol', 'pictures-list');
  const status = element('p', 'visually-hidden');
  status.setAttribute('role', 'status');
  const row = element('div', 'button-row');
  const close = (send: readonly File[]) => {
    desk.remove();
    if (send.length > 0) hand(input, send);
    else input.value = '';
    input.focus();
  };
  const join = async () => {
    for (const one of row.querySelectorAll('button')) one.disabled = true;
    status.textContent = say('picturesWorking');
    try {
      const jpegs: Uint8Array[] = [];
      for (const picture of pictures) jpegs.push(await toJpeg(picture));
      const name = `${(pictures[0]?.file.name ?? 'anh').replace(/\.[^.]+$/, '')}.pdf`;
      close([new File([pdfOfJpegs(jpegs)], name, { type: 'application/pdf' })]);
    } catch {
      close(pictures.map(({ file }) => file));
    }
  };
  const show = () => {
    list.replaceChildren(...pictures.map((picture, place) => item(picture, place, pictures, say, show, status)));
    if (pictures.length === 0) close([]);
  };
  row.append(
    button(say('picturesJoin'), () => void join(), 'primary'),
    button(say('picturesAsTheyAre'), () => close(pictures.map(({ file }) => file)), 'secondary'),
    button(say('picturesCancel'), () => close([])),
  );
  desk.append(title, list, status, row);
  input.after(desk);
  show();
  title.focus();
}

const SIDES = ['cropTop', 'cropRight', 'cropBottom', 'cropLeft'] as const;

function item(
  picture: Picture,
  place: number,
  pictures: Picture[],
  say: Say,
  show: () => void,
  status: HTMLElement,
): HTMLElement {
  const line = element('li', 'pictures-item');
  const name = say('pictureN', { n: place + 1, name: picture.file.name });
  const canvas = element('canvas', 'pictures-canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', name);
  const redraw = () => void draw(picture, THUMBNAIL, canvas).catch(() => undefined);
  const change = (text: string, act: () => void, whole = false) => {
    const made = button(text, () => {
      act();
      status.textContent = `${name}: ${text}`;
      if (whole) show();
      else redraw();
    });
    made.setAttribute('aria-label', `${text}: ${name}`);
    return made;
  };
  const swap = (other: number) => () => {
    const [one, two] = [pictures[place], pictures[other]];
    if (one && two) [pictures[place], pictures[other]] = [two, one];
  };
  const crop = element('details', 'details');
  crop.append(element('summary', '', say('pictureCrop')), ...SIDES.map((side, index) => slider(side, index)));
  function slider(side: (typeof SIDES)[number], index: number) {
    const label = element('label', 'pictures-crop', say(side));
    const range = document.createElement('input');
    Object.assign(range, { type: 'range', min: '0', max: '45', step: '1', value: String(picture.crop[index]) });
    range.addEventListener('input', () => {
      picture.crop[index] = Number(range.value);
      redraw();
    });
    label.append(range);
    return label;
  }
  const tools = element('div', 'button-row');
  tools.append(
    change(say('pictureLeft'), () => {
      picture.turns = (picture.turns + 3) % 4;
    }),
    change(say('pictureRight'), () => {
      picture.turns = (picture.turns + 1) % 4;
    }),
    ...(place > 0 ? [change(say('pictureUp'), swap(place - 1), true)] : []),
    ...(place < pictures.length - 1 ? [change(say('pictureDown'), swap(place + 1), true)] : []),
    change(say('pictureRemove'), () => pictures.splice(place, 1), true),
  );
  line.append(element('p', 'pictures-name', name), canvas, tools, crop);
  redraw();
  return line;
}

/** Whether the browser can show every file: an iPhone's own format it may not. */
async function areShown(files: readonly File[]): Promise<boolean> {
  try {
    for (const file of files) (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}

// Before the script that sends the files, whichever of the two was loaded first.
document.addEventListener(
  'change',
  (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.dataset.pictures === undefined) return;
    if (input.dataset[DONE]) {
      delete input.dataset[DONE];
      return;
    }
    const files = [...(input.files ?? [])];
    if (files.length === 0 || !files.every((file) => file.type.startsWith('image/'))) return;
    event.stopImmediatePropagation();
    for (const desk of input.parentElement?.querySelectorAll('.pictures') ?? []) desk.remove();
    void areShown(files).then((shown) => (shown ? openDesk(input, files) : hand(input, files)));
  },
  true,
);
