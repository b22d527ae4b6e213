/** Addresses of single sign-on. */
export const PROVIDER_PATHS = {
  start: (key: string) => `/dang-nhap/dinh-danh/${encodeURIComponent(key)}`,
  back: (key: string) => `/dang-nhap/dinh-danh/${encodeURIComponent(key)}/ve`,
  backChannel: (key: string) => `/dang-nhap/dinh-danh/${encodeURIComponent(key)}/dang-xuat`,
} as const;

export const IDENTITY_PATHS = {
  stepUp: '/dang-nhap/nang-muc',
  chooseAccount: '/dang-nhap/chon-tai-khoan',
  proveAccount: '/dang-nhap/chon-tai-khoan/ma',
  unlock: '/dang-nhap/mo-khoa',
  ended: '/dang-nhap/da-dang-xuat',
} as const;

/** The step-up page for an action that asks for a level, which leads on to `next`. */
export function stepUpPath(level: number, next: string, fresh = false): string {
  const query = new URLSearchParams({ muc: String(level), tiep: next, ...(fresh && { moi: '1' }) });
  return `${IDENTITY_PATHS.stepUp}?${query}`;
}
