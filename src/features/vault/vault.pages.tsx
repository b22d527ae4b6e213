import type { App } from '../../platform/http/app.ts';
import { registerSharePages } from './share.pages.tsx';
import { registerVaultForms } from './vaultForm.pages.tsx';
import { registerVaultItem } from './vaultItem.pages.tsx';
import { registerVaultList } from './vaultList.pages.tsx';

/** The vault of an applicant (kho quản lý dữ liệu điện tử, Đ.16 NĐ 45/2020). */
export function registerVaultPages(app: App): void {
  registerVaultList(app);
  registerVaultForms(app);
  registerVaultItem(app);
  registerSharePages(app);
}
