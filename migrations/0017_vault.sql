-- Papers of people and organisations (Đ.16 NĐ 45/2020), what draws on them, and many dossiers from one spreadsheet.
CREATE TABLE vault_item (
  id uuid PRIMARY KEY,
  owner_kind text NOT NULL CHECK (owner_kind IN ('ACCOUNT', 'ORGANISATION')),
  owner_id uuid NOT NULL,
  name text NOT NULL,
  kind_code text,
  number text,
  issuer text,
  issued_on date,
  valid_from date,
  valid_to date,
  source text NOT NULL CHECK (source IN ('RESULT', 'DIGITISED', 'CERTIFIED', 'DECLARED', 'NATIONAL', 'DATABASE')),
  signature text NOT NULL DEFAULT 'NONE' CHECK (signature IN ('NONE', 'UNCHECKED', 'VALID', 'INVALID')),
  standing text NOT NULL DEFAULT 'GOOD' CHECK (standing IN ('GOOD', 'REVOKED', 'REPLACED')),
  standing_reason text,
  replaced_by uuid REFERENCES vault_item ON DELETE SET NULL,
  file_id uuid NOT NULL REFERENCES stored_file,
  sha256 text NOT NULL,
  dossier_id uuid REFERENCES dossier,
  component_key text,
  search_text text NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to)
);
COMMENT ON TABLE vault_item IS 'A paper in somebody''s vault (kho quản lý dữ liệu điện tử, Đ.16 NĐ 45/2020): what it is, where it came from, until when it holds. Owner: vault';
CREATE INDEX vault_item_owner ON vault_item (owner_kind, owner_id, created_at DESC, id DESC);
CREATE INDEX vault_item_file ON vault_item (file_id);
CREATE INDEX vault_item_dossier ON vault_item (dossier_id) WHERE dossier_id IS NOT NULL;
CREATE INDEX vault_item_valid_to ON vault_item (valid_to) WHERE standing = 'GOOD' AND valid_to IS NOT NULL;
-- a content comes into a vault once for each thing it is
CREATE UNIQUE INDEX vault_item_once ON vault_item (owner_kind, owner_id, sha256, coalesce(dossier_id, '00000000-0000-0000-0000-000000000000'::uuid), source);

CREATE TABLE vault_share (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  item_id uuid NOT NULL REFERENCES vault_item ON DELETE CASCADE,
  recipient_kind text NOT NULL CHECK (recipient_kind IN ('PERSON', 'ORGANISATION', 'AGENCY')),
  recipient text NOT NULL,
  purpose text NOT NULL,
  given_by uuid NOT NULL REFERENCES account,
  given_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  withdrawn_at timestamptz
);
COMMENT ON TABLE vault_share IS 'Consent to look at one paper: to whom (phone or e-mail, tax code, agency code), for what, until when. Owner: vault';
CREATE INDEX vault_share_item ON vault_share (item_id);
CREATE INDEX vault_share_recipient ON vault_share (recipient_kind, recipient) WHERE withdrawn_at IS NULL;

CREATE TABLE vault_look (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id uuid NOT NULL REFERENCES vault_item ON DELETE CASCADE,
  share_id uuid NOT NULL REFERENCES vault_share ON DELETE CASCADE,
  at timestamptz NOT NULL,
  account_id uuid NOT NULL,
  reader_name text NOT NULL,
  agency_code text REFERENCES agency,
  action text NOT NULL CHECK (action IN ('LISTED', 'OPENED'))
);
COMMENT ON TABLE vault_look IS 'Every look of somebody else at a shared paper; its owner reads them. Owner: vault';
CREATE INDEX vault_look_item ON vault_look (item_id, at DESC);

ALTER TABLE draft_file ADD COLUMN vault_item_id uuid REFERENCES vault_item ON DELETE SET NULL;

CREATE TABLE bulk_submission (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  procedure_code text NOT NULL REFERENCES procedure,
  procedure_version_id uuid NOT NULL REFERENCES procedure_version,
  competent_agency_code text NOT NULL REFERENCES agency,
  file_name text NOT NULL,
  actor jsonb NOT NULL DEFAULT '{}',
  language text NOT NULL,
  created_at timestamptz NOT NULL,
  submitted_at timestamptz
);
COMMENT ON TABLE bulk_submission IS 'Many dossiers of one procedure from one spreadsheet: checked first, submitted by a job for each row. Owner: bulk';
CREATE INDEX bulk_submission_account ON bulk_submission (account_id, created_at DESC);

CREATE TABLE bulk_row (
  bulk_id uuid NOT NULL REFERENCES bulk_submission ON DELETE CASCADE,
  number int NOT NULL,
  cells jsonb NOT NULL,
  outcome text NOT NULL DEFAULT 'CHECKED' CHECK (outcome IN ('CHECKED', 'WAITING', 'DONE', 'FAILED')),
  dossier_id uuid REFERENCES dossier,
  failure text,
  finished_at timestamptz,
  PRIMARY KEY (bulk_id, number),
  CHECK ((outcome = 'DONE') = (dossier_id IS NOT NULL))
);
COMMENT ON TABLE bulk_row IS 'One line of the spreadsheet as it was typed, by column, and how its submission went. Owner: bulk';
CREATE INDEX bulk_row_dossier ON bulk_row (dossier_id) WHERE dossier_id IS NOT NULL;

CREATE TABLE bulk_file (
  bulk_id uuid NOT NULL REFERENCES bulk_submission ON DELETE CASCADE,
  name text NOT NULL,
  file_id uuid NOT NULL REFERENCES stored_file,
  PRIMARY KEY (bulk_id, name)
);
COMMENT ON TABLE bulk_file IS 'Files sent along with a spreadsheet, by the name the rows call them. Owner: bulk';
CREATE INDEX bulk_file_file ON bulk_file (file_id);
