import type { Words } from '../../domain/language.ts';

/** What every portal page shows around its own content. */
export interface ShellData {
  province: { name: string; nameEn: string; hotline?: string; email?: string };
  notices: { id: string; kind: 'INFO' | 'MAINTENANCE' | 'INCIDENT'; title: string; titleEn: string | null }[];
  sampleMode: boolean;
  /** whose site it is, where it is not the province's */
  site?: Site;
}

/** The site of an agency: who speaks, and how it looks. */
export interface Site {
  agencyCode: string;
  name: string;
  nameEn: string | null;
  hotline?: string;
  email?: string;
  address: string;
  footer?: Words;
  /** left out: as the province's */
  look?: { id: string; colour?: string; hasLogo: boolean };
}

/** Address of the colours of a look, and of its emblem. */
export const lookStyles = (id: string) => `/giao-dien/${id}/mau.css`;
export const lookLogo = (id: string) => `/giao-dien/${id}/bieu-trung.png`;

/** Gives the shell's data for the host name a visitor came by, or in the look of an agency; may be a few seconds old. */
export type PageShell = (at: { host: string; agencyCode?: string }) => Promise<ShellData>;
