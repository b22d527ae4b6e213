-- Fees that the post collects, grounds for paying less that applicants claim, refunds sent anew, signed fee receipts.
ALTER TABLE merchant DROP CONSTRAINT merchant_way_check;
ALTER TABLE merchant ADD CONSTRAINT merchant_way_check CHECK (way IN ('VIETQR', 'VNPAY', 'PLATFORM', 'COD'));

-- one order may collect several fees: each is an attempt of its own, the post knows them all by the number of the order
ALTER TABLE payment ADD COLUMN post_order_id uuid REFERENCES post_order;
CREATE INDEX payment_post_order ON payment (post_order_id) WHERE post_order_id IS NOT NULL;
ALTER TABLE post_order DROP COLUMN cod_reference;

CREATE TABLE fee_claim (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier,
  reduction_id uuid NOT NULL REFERENCES fee_reduction,
  explanation text NOT NULL,
  -- the paper that shows it
  file_id uuid REFERENCES stored_file,
  status text NOT NULL CHECK (status IN ('ASKED', 'CONFIRMED', 'REFUSED')),
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL REFERENCES account,
  asked_by_name text NOT NULL,
  decided_at timestamptz,
  decided_by_name text,
  -- why it was refused
  answer text NOT NULL DEFAULT ''
);
COMMENT ON TABLE fee_claim IS 'Grounds for paying less or nothing as applicants claim them, with their paper and what the officer decided. Owner: fees';
CREATE UNIQUE INDEX fee_claim_open ON fee_claim (dossier_id) WHERE status = 'ASKED';
CREATE INDEX fee_claim_dossier ON fee_claim (dossier_id);

ALTER TABLE refund ADD COLUMN attempt int NOT NULL DEFAULT 1 CHECK (attempt > 0);
-- how it is paid out when not by the way it came: {method: 'ACCOUNT', bank, account, holder} or {method: 'CASH', receiver}
ALTER TABLE refund ADD COLUMN payout jsonb;

CREATE TABLE fee_receipt_signature (
  receipt_id uuid PRIMARY KEY REFERENCES fee_receipt,
  -- of the signed PDF in the file store
  sha256 text NOT NULL,
  signed_at timestamptz NOT NULL
);
COMMENT ON TABLE fee_receipt_signature IS 'The signed PDF of a fee receipt, made once after it was issued. Owner: receipts';
