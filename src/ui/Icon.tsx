/** Our own line icons, drawn on a 24 × 24 grid with a 2-unit round stroke. */
const DRAWINGS = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17 19 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  arrowRight: 'M5 12h14M13 6l6 6-6 6',
  arrowLeft: 'M19 12H5M11 6l-6 6 6 6',
  chevronRight: 'M9.5 6l6 6-6 6',
  chevronLeft: 'M14.5 6l-6 6 6 6',
  chevronDown: 'M6 9.5l6 6 6-6',
  external: 'M10 5H5v14h14v-5M14 5h5v5M19 5l-8 8',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2',
  clockLate: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7.5v5M12 16.2v.1',
  pause: 'M9 6v12M15 6v12',
  calendar: 'M5 6h14v14H5zM5 10.5h14M9 3.5v4M15 3.5v4',
  inbox: 'M4 13.5 6.5 5h11l2.5 8.5V19H4zM4 13.5h5l1.2 2.2h3.6l1.2-2.2h5',
  stamp:
    'M5 20h14M6 16.5h12v-2.2c0-1-.8-1.8-1.8-1.8h-2.4c-.6-1.6.7-3 .7-5a2.5 2.5 0 0 0-5 0c0 2 1.3 3.4.7 5H7.8c-1 0-1.8.8-1.8 1.8z',
  gears:
    'M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM12 3.5v2.3M12 18.2v2.3M3.5 12h2.3M18.2 12h2.3M6 6l1.6 1.6M16.4 16.4 18 18M18 6l-1.6 1.6M7.6 16.4 6 18',
  paperPlus: 'M6 3.5h8l4 4V20.5H6zM14 3.5v4h4M12 11v6M9 14h6',
  paper: 'M6 3.5h8l4 4V20.5H6zM14 3.5v4h4M9 12h6M9 16h6',
  paperCheck: 'M6 3.5h8l4 4V20.5H6zM14 3.5v4h4M9 14l2.2 2.2 4-4.4',
  coins: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM14.8 7.2v9.3M14.8 14a2.8 2.8 0 1 1 0-2M12.5 9h4',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  stop: 'M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3zM8.5 12h7',
  refuse: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.8 5.8l12.4 12.4',
  handOver:
    'M4 17.5h4l3.5 2h4L21 15.5c-1-1.2-2.4-1-3.4-.400L15 16.5M4 12.5h5l2 1.2h3c1.6 0 1.6 2.8 0 2.8h-3.5M12 10V3.5M9.3 7.3 12 10l2.7-2.7',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.7v.1',
  warning: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.1',
  success: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12.3l2.8 2.8 5.2-5.8',
  danger: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v6M12 16.4v.1',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.6-4 3.5-6 7.5-6s6.9 2 7.5 6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.5-3.5 3-5.3 6.5-5.3s6 1.8 6.5 5.3M15.5 4.5a3.3 3.3 0 0 1 0 6.2M18 14.7c2 .7 3.2 2.3 3.5 4.8',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3.5 12h17M12 3c5 5.4 5 12.6 0 18M12 3c-5 5.4-5 12.6 0 18',
  phone: 'M5 4h4l1.5 4.5L8.3 10c1 2.5 3 4.7 5.7 5.7l1.5-2.2L20 15v4c0 .6-.4 1-1 1C11 20 4 13 4 5c0-.6.4-1 1-1Z',
  mail: 'M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7',
  pin: 'M12 21c4-4.5 6.5-7.9 6.5-11a6.5 6.5 0 0 0-13 0c0 3.1 2.5 6.5 6.5 11ZM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M4.5 15v4.5h15V15',
  download: 'M12 5v11M7.5 11.5 12 16l4.5-4.5M4.5 15v4.5h15V15',
  print: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11.5H4zM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM20 14v2M20 19.5v.5M17 20h-1.5',
  pencil: 'M4.5 19.5l1-4.2L16 4.8l3.2 3.2L8.7 18.5zM13.5 7.3l3.2 3.2',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  baby: 'M12 20.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM12 7.5c-2-2-1-4 1.5-4M9.5 13v.1M14.5 13v.1M10 16.3c1.2 1 2.8 1 4 0',
  rings:
    'M9 19.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM15 19.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM7.5 4.5h3L9 8.5z',
  candle: 'M9 20.5v-9h6v9M6.5 20.5h11M12 11.5V9.5M12 9.5c-2-1.5-1.5-3.5 0-6 1.5 2.5 2 4.5 0 6Z',
  house: 'M4 11.5 12 4.5l8 7M6.5 9.5v10h11v-10M10 19.5V14h4v5.5',
  land: 'M3.5 8.5 9 6l6 2.5 5.5-2.5v9.5L15 18l-6-2.5L3.5 18zM9 6v9.5M15 8.5V18',
  shop: 'M5 11v8.5h14V11M4 11l1.5-6.5h13L20 11c0 1.3-1.2 2.2-2.6 2.2S14.7 12.3 14.7 11c0 1.3-1.2 2.2-2.7 2.2S9.3 12.3 9.3 11c0 1.3-1.2 2.2-2.7 2.2S4 12.3 4 11Z',
  car: 'M4 16.5v-4L6 7h12l2 5.5v4zM4 12.5h16M7 16.5v2.5M17 16.5v2.5',
  briefcase: 'M4 8.5h16v11H4zM9 8.5v-3h6v3M4 13h16M12 12v2.5',
  heart: 'M12 19.5C7 15.7 4 12.8 4 9.3 4 5.2 9.5 4 12 8c2.5-4 8-2.8 8 1.3 0 3.5-3 6.4-8 10.2Z',
  book: 'M12 7c-2.5-2-5-2.3-8-2v13c3-.3 5.5 0 8 2 2.5-2 5-2.3 8-2V5c-3-.3-5.5 0-8 2ZM12 7v13',
  health: 'M4.5 4.5h15v15h-15zM12 8.5v7M8.5 12h7',
  megaphone: 'M4 10v4h3l8 4.5v-13L7 10zM18 9.5c1.3 1.3 1.3 3.7 0 5M8 14l1 5.5h2.5l-1-4.3',
  wrench: 'M14.5 9.5 5 19M20 6.8a4.5 4.5 0 0 1-6 5.3M17.2 4a4.5 4.5 0 0 0-5.3 6M17.2 4l-2.4 2.6 2.6 2.6L20 6.8',
  bolt: 'M13 3.5 5.5 13.5H11l-1 7 8-10.5h-5.5z',
  question: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5c.2-3.3 5.2-3 5 0-.1 1.8-2.5 2-2.5 4M12 16.5v.1',
  scale: 'M12 4v16M7.5 20h9M5 7h14M5 7l-2.5 6.5c1.2 2 3.8 2 5 0zM19 7l-2.5 6.5c1.2 2 3.8 2 5 0z',
  dot: 'M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
} as const;

export type IconName = keyof typeof DRAWINGS;
export const ICON_NAMES = Object.keys(DRAWINGS) as IconName[];

export interface IconProps {
  name: IconName;
  /** said by screen readers; without it the icon is decoration beside a word */
  label?: string;
  /** for cards; otherwise it is as tall as the text beside it */
  large?: boolean;
}

/** An inline SVG in the colour of the text around it. */
export function Icon({ name, label, large }: IconProps) {
  const className = large ? 'icon icon-large' : 'icon';
  if (!label)
    return (
      <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={DRAWINGS[name]} />
      </svg>
    );
  return (
    <svg className={className} viewBox="0 0 24 24" role="img" aria-label={label} focusable="false">
      <title>{label}</title>
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
