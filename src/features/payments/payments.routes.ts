import type { App } from '../../platform/http/app.ts';
import { registerClaimPages } from '../fees/claim.pages.tsx';
import { registerFeesApi } from '../fees/fees.api.ts';
import { registerCertificatesApi } from '../receipts/certificates.api.ts';
import { registerFeeReceiptPages } from '../receipts/feeReceipt.pages.tsx';
import { registerReconciliationApi } from '../reconciliation/reconciliation.api.ts';
import { registerRefundsApi } from '../refunds/refunds.api.ts';
import { registerMerchantsApi } from './merchants.api.ts';
import { registerNotices } from './notices.api.ts';
import { registerPayPages } from './pay.pages.tsx';
import { registerPaymentsApi } from './payments.api.ts';

/** Everything about money: pages for payers, notices of providers, what officers do. */
export function registerMoney(app: App): void {
  registerNotices(app);
  registerPayPages(app);
  registerFeeReceiptPages(app);
  registerPaymentsApi(app);
  registerMerchantsApi(app);
  registerCertificatesApi(app);
  registerFeesApi(app);
  registerClaimPages(app);
  registerRefundsApi(app);
  registerReconciliationApi(app);
}
