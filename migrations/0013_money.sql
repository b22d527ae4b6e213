-- Fees, what is owed and how it was paid, fee receipts, refunds, reconciliation.
CREATE FUNCTION refuse_money_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TABLE fee_rule (
  id uuid PRIMARY KEY,
  procedure_code text NOT NULL REFERENCES procedure,
  code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('FEE', 'CHARGE')),
  name text NOT NULL,
  case_name text,
  channel text CHECK (channel IN ('COUNTER', 'ONLINE', 'POST')),
  subject text,
  vnd bigint CHECK (vnd >= 0),
  due_time text NOT NULL CHECK (due_time IN ('BEFORE_ACCEPTANCE', 'AFTER_ACCEPTANCE')),
  basis text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid REFERENCES account,
  recorded_by_name text NOT NULL,
  ended_at timestamptz,
  ended_by_name text,
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE fee_rule IS 'Lines of the fee table by procedure, case, channel, subject and day; a line is ended, never changed. Owner: fees';
CREATE INDEX fee_rule_procedure ON fee_rule (procedure_code);

CREATE TABLE fee_reduction (
  id uuid PRIMARY KEY,
  procedure_code text REFERENCES procedure,
  fee_code text,
  name text NOT NULL,
  channel text CHECK (channel IN ('COUNTER', 'ONLINE', 'POST')),
  percent int NOT NULL CHECK (percent BETWEEN 1 AND 100),
  automatic boolean NOT NULL,
  basis text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid REFERENCES account,
  recorded_by_name text NOT NULL,
  ended_at timestamptz,
  ended_by_name text,
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE fee_reduction IS 'Who pays less or nothing, by which ground, from when to when; procedure_code NULL: of every procedure. Owner: fees';

CREATE TABLE collector (
  agency_code text PRIMARY KEY REFERENCES agency,
  name text NOT NULL,
  tax_code text NOT NULL,
  receipt_form text NOT NULL,
  receipt_letters text NOT NULL CHECK (receipt_letters ~ '^[A-Z]{1,4}$'),
  for_all boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE collector IS 'Who collects for an agency: name and tax code on fee receipts, form and letters of its series; for_all: also for agencies that have none. Owner: payments';

CREATE TABLE merchant (
  agency_code text NOT NULL REFERENCES agency,
  way text NOT NULL CHECK (way IN ('VIETQR', 'VNPAY', 'PLATFORM')),
  settings jsonb NOT NULL,
  secret_name text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  for_all boolean NOT NULL DEFAULT false,
  PRIMARY KEY (agency_code, way)
);
COMMENT ON TABLE merchant IS 'How an agency (and those below it without their own; for_all: everybody else too) is paid by each way. The secret itself is in the secrets file, here only its name. Owner: payments';

CREATE SEQUENCE payment_number;

CREATE TABLE obligation (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier,
  collector_code text NOT NULL REFERENCES agency,
  purpose text NOT NULL CHECK (purpose IN ('BEFORE_ACCEPTANCE', 'AFTER_ACCEPTANCE', 'DEMANDED')),
  lines jsonb NOT NULL,
  reason text NOT NULL,
  vnd bigint NOT NULL CHECK (vnd > 0),
  status text NOT NULL,
  state jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  created_by_name text NOT NULL,
  links_from timestamptz
);
COMMENT ON COLUMN obligation.links_from IS 'Pay links given out before it were withdrawn; null: none was';
COMMENT ON TABLE obligation IS 'What a dossier owes: lines, amount and ground as issued; state follows from obligation_event. DEMANDED: the clock of the dossier waits for it. Owner: payments';
CREATE INDEX obligation_dossier ON obligation (dossier_id);
CREATE INDEX obligation_status ON obligation (collector_code, status);

CREATE TABLE obligation_event (
  obligation_id uuid NOT NULL REFERENCES obligation,
  seq int NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid REFERENCES account,
  actor_name text NOT NULL,
  PRIMARY KEY (obligation_id, seq)
);
COMMENT ON TABLE obligation_event IS 'What happened to an obligation, append-only. Owner: payments';
CREATE TRIGGER obligation_event_append_only BEFORE UPDATE OR DELETE ON obligation_event
  FOR EACH ROW EXECUTE FUNCTION refuse_money_change();

CREATE TABLE payment (
  ref text PRIMARY KEY,
  obligation_id uuid NOT NULL REFERENCES obligation,
  way text NOT NULL,
  agency_code text NOT NULL REFERENCES agency,
  vnd bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('PENDING', 'PAID', 'FAILED', 'EXPIRED')),
  started_at timestamptz NOT NULL,
  expires_at timestamptz,
  failure_code text,
  transaction_id text,
  paid_at timestamptz,
  details jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE payment IS 'One attempt to pay an obligation by one way; ref is what the provider knows it by. agency_code: whose merchant settings it uses. Owner: payments';
CREATE INDEX payment_obligation ON payment (obligation_id);
CREATE INDEX payment_pending ON payment (started_at) WHERE status = 'PENDING';
CREATE INDEX payment_day ON payment (agency_code, way, paid_at);

CREATE TABLE gateway_message (
  id uuid PRIMARY KEY,
  way text NOT NULL,
  kind text NOT NULL,
  ref text,
  received_at timestamptz NOT NULL,
  raw jsonb NOT NULL,
  verdict text NOT NULL
);
COMMENT ON TABLE gateway_message IS 'Every message of a gateway or bank as it came, with what was decided, append-only. Owner: payments';
CREATE INDEX gateway_message_ref ON gateway_message (ref);
CREATE TRIGGER gateway_message_append_only BEFORE UPDATE OR DELETE ON gateway_message
  FOR EACH ROW EXECUTE FUNCTION refuse_money_change();

CREATE TABLE bank_credit (
  way text NOT NULL,
  transaction_id text NOT NULL,
  agency_code text NOT NULL REFERENCES agency,
  account text NOT NULL,
  vnd bigint NOT NULL CHECK (vnd > 0),
  purpose text NOT NULL,
  at timestamptz NOT NULL,
  ref text REFERENCES payment,
  PRIMARY KEY (way, transaction_id)
);
COMMENT ON TABLE bank_credit IS 'Money that arrived on an account by a verified notice of the bank; ref NULL: nobody knows yet what for. Owner: payments';

CREATE TABLE fee_receipt_series (
  agency_code text NOT NULL REFERENCES agency,
  symbol text NOT NULL,
  year int NOT NULL,
  last int NOT NULL CHECK (last BETWEEN 1 AND 9999999),
  PRIMARY KEY (agency_code, symbol, year)
);
COMMENT ON TABLE fee_receipt_series IS 'The last number given in a series of fee receipts; its row is locked until the receipt is there, so there are no gaps. Owner: receipts';

CREATE TABLE fee_receipt (
  id uuid PRIMARY KEY,
  agency_code text NOT NULL REFERENCES agency,
  symbol text NOT NULL,
  year int NOT NULL,
  number int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ORIGINAL', 'ADJUSTING', 'REPLACING')),
  refers_to uuid REFERENCES fee_receipt,
  obligation_id uuid NOT NULL REFERENCES obligation,
  payment_ref text NOT NULL,
  content jsonb NOT NULL,
  vnd bigint NOT NULL,
  verify_key text NOT NULL,
  issued_at timestamptz NOT NULL,
  issued_by_name text NOT NULL,
  UNIQUE (agency_code, symbol, year, number),
  CHECK ((kind = 'ORIGINAL') = (refers_to IS NULL))
);
COMMENT ON TABLE fee_receipt IS 'Fee receipts (bien lai) as issued; wrong ones are adjusted or replaced by another that refers to them, never changed or deleted. Owner: receipts';
CREATE UNIQUE INDEX fee_receipt_original ON fee_receipt (obligation_id, payment_ref) WHERE kind = 'ORIGINAL';
-- one receipt is replaced once; what replaces it may be replaced again
CREATE UNIQUE INDEX fee_receipt_replaced ON fee_receipt (refers_to) WHERE kind = 'REPLACING';
CREATE TRIGGER fee_receipt_append_only BEFORE UPDATE OR DELETE ON fee_receipt
  FOR EACH ROW EXECUTE FUNCTION refuse_money_change();

CREATE TABLE refund (
  id uuid PRIMARY KEY,
  obligation_id uuid NOT NULL REFERENCES obligation,
  payment_ref text NOT NULL REFERENCES payment,
  of text NOT NULL CHECK (of IN ('FEE', 'SURPLUS')),
  ground text NOT NULL CHECK (ground IN ('AGENCY_FAULT', 'LAW', 'OVERPAYMENT')),
  reason text NOT NULL,
  vnd bigint NOT NULL CHECK (vnd > 0),
  status text NOT NULL CHECK (status IN ('ASKED', 'REJECTED', 'SENDING', 'DONE', 'FAILED')),
  asked_at timestamptz NOT NULL,
  asked_by uuid NOT NULL REFERENCES account,
  asked_by_name text NOT NULL,
  decided_at timestamptz,
  decided_by_name text,
  comment text,
  done_at timestamptz,
  transaction_id text,
  failure text
);
COMMENT ON TABLE refund IS 'Money to be paid back: ground, who asked, which leader decided, what the provider answered. Owner: refunds';
CREATE UNIQUE INDEX refund_open ON refund (obligation_id) WHERE status IN ('ASKED', 'SENDING');

CREATE TABLE reconciliation (
  id uuid PRIMARY KEY,
  agency_code text NOT NULL REFERENCES agency,
  way text NOT NULL,
  day date NOT NULL,
  file_name text NOT NULL,
  imported_at timestamptz NOT NULL,
  imported_by_name text NOT NULL,
  signed_at timestamptz,
  signed_by_name text,
  UNIQUE (agency_code, way, day)
);
COMMENT ON TABLE reconciliation IS 'One day of one provider: its list as imported, signed off by the officer when every difference is resolved. Owner: reconciliation';

CREATE TABLE reconciliation_line (
  reconciliation_id uuid NOT NULL REFERENCES reconciliation ON DELETE CASCADE,
  number int NOT NULL,
  result text NOT NULL,
  ref text,
  transaction_ids text[] NOT NULL,
  local_vnd bigint,
  gateway_vnd bigint,
  resolution text,
  resolved_at timestamptz,
  resolved_by_name text,
  PRIMARY KEY (reconciliation_id, number)
);
COMMENT ON TABLE reconciliation_line IS 'What the comparison found, line by line, and how an officer resolved it. Owner: reconciliation';
