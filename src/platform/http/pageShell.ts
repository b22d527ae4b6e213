/** What every portal page shows around its own content. */
export interface ShellData {
  province: { name: string; nameEn: string; hotline?: string; email?: string };
  notices: { id: string; kind: 'INFO' | 'MAINTENANCE' | 'INCIDENT'; title: string; titleEn: string | null }[];
  sampleMode: boolean;
}

/** Gives the shell's data; may be a few seconds old. */
export type PageShell = () => Promise<ShellData>;
