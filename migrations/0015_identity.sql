-- Single sign-on, levels of assurance, organisations, acting for others, personal data.

CREATE TABLE identity_provider (
  key text PRIMARY KEY CHECK (key ~ '^[a-z0-9-]{2,30}$'),
  name text NOT NULL,
  name_en text,
  issuer text NOT NULL,
  client_id text NOT NULL,
  scope text NOT NULL DEFAULT 'openid',
  claims jsonb NOT NULL,
  levels jsonb NOT NULL,
  active boolean NOT NULL DEFAULT true,
  position int NOT NULL DEFAULT 0
);
COMMENT ON TABLE identity_provider IS 'OpenID providers by which people may sign in: address, which claim means what, which acr or amr gives which level of assurance. Secrets are settings. Owner: identity';

CREATE TABLE identity_link (
  provider_key text NOT NULL REFERENCES identity_provider,
  subject text NOT NULL,
  account_id uuid NOT NULL REFERENCES account,
  proof text NOT NULL CHECK (proof IN ('NEW', 'NUMBER', 'BOTH')),
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (provider_key, subject)
);
COMMENT ON TABLE identity_link IS 'Which account an identity of a provider opens, and how that was proved: the account was made by it, the verified number is the same, or the person proved both. Owner: identity';
CREATE INDEX identity_link_account ON identity_link (account_id);

CREATE TABLE assurance_rule (
  id uuid PRIMARY KEY,
  action text NOT NULL CHECK (action IN ('SUBMIT', 'CREATE_ORGANISATION', 'AUTHORISE', 'PERSONAL_DATA')),
  procedure_code text REFERENCES procedure,
  agency_code text REFERENCES agency,
  level int NOT NULL CHECK (level BETWEEN 0 AND 2),
  max_age_minutes int CHECK (max_age_minutes > 0),
  basis text NOT NULL,
  UNIQUE NULLS NOT DISTINCT (action, procedure_code, agency_code)
);
COMMENT ON TABLE assurance_rule IS 'How surely a person must be known for an action, in all procedures or one, at all agencies or one; the narrowest line holds, no line asks nothing. Owner: identity';

ALTER TABLE account
  ADD COLUMN identity_verified_at timestamptz,
  ADD COLUMN locked_at timestamptz,
  ADD COLUMN locked_reason text;
COMMENT ON COLUMN account.identity_verified_at IS 'since when name and citizen number (tax code) are proved: by a provider, or by an officer who saw the papers';
CREATE UNIQUE INDEX account_verified_citizen ON account (citizen_id)
  WHERE kind = 'CITIZEN' AND identity_verified_at IS NOT NULL;
CREATE UNIQUE INDEX account_verified_organisation ON account (tax_code)
  WHERE kind = 'ORGANISATION' AND identity_verified_at IS NOT NULL;
CREATE INDEX account_citizen_id ON account (citizen_id) WHERE citizen_id IS NOT NULL;

CREATE TABLE draft_helper (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES draft ON DELETE CASCADE,
  name text NOT NULL,
  code_hash bytea NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
COMMENT ON TABLE draft_helper IS 'People whom the owner of a draft lets fill it in, by link and code; they see this draft only and cannot submit it. Owner: identity';
CREATE INDEX draft_helper_draft ON draft_helper (draft_id);

CREATE TABLE draft_change (
  draft_id uuid NOT NULL REFERENCES draft ON DELETE CASCADE,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  account_id uuid REFERENCES account,
  helper_id uuid REFERENCES draft_helper ON DELETE CASCADE,
  task text NOT NULL,
  fields text[] NOT NULL
);
COMMENT ON TABLE draft_change IS 'Who changed which answers of a draft when it was not its owner. Owner: identity';
CREATE INDEX draft_change_draft ON draft_change (draft_id, at);

ALTER TABLE session
  ADD COLUMN assurance int NOT NULL DEFAULT 0,
  ADD COLUMN authenticated_at timestamptz,
  ADD COLUMN provider_key text REFERENCES identity_provider,
  ADD COLUMN provider_session text,
  ADD COLUMN id_token text,
  ADD COLUMN acting_for_id uuid REFERENCES account ON DELETE SET NULL,
  ADD COLUMN helper_id uuid REFERENCES draft_helper ON DELETE CASCADE;
COMMENT ON COLUMN session.assurance IS '0 own account, 1 and 2 the levels of NĐ 69/2024';
COMMENT ON COLUMN session.acting_for_id IS 'the organisation or person for whom the account acts at the moment';
COMMENT ON COLUMN session.helper_id IS 'a guest who fills in one draft of the account, and nothing else';
CREATE INDEX session_provider ON session (provider_key, provider_session) WHERE provider_key IS NOT NULL;

ALTER TABLE one_time_code DROP CONSTRAINT one_time_code_purpose_check;
ALTER TABLE one_time_code ADD CONSTRAINT one_time_code_purpose_check
  CHECK (purpose IN ('SIGN_UP', 'SIGN_IN', 'RESET_PASSWORD', 'CHANGE_CONTACT', 'REPORT_LOST', 'PROVE_ACCOUNT'));

CREATE TABLE organisation_member (
  organisation_id uuid NOT NULL REFERENCES account,
  account_id uuid NOT NULL REFERENCES account,
  role text NOT NULL CHECK (role IN ('OWNER', 'MANAGER', 'SUBMITTER', 'VIEWER')),
  since timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, account_id)
);
COMMENT ON TABLE organisation_member IS 'People who act for an organisation; what they change is in access_log. Owner: identity';
CREATE INDEX organisation_member_account ON organisation_member (account_id);

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('MEMBER', 'AUTHORISATION', 'DOSSIER')),
  inviter_id uuid NOT NULL REFERENCES account,
  contact text NOT NULL,
  token_hash bytea NOT NULL,
  role text CHECK (role IN ('OWNER', 'MANAGER', 'SUBMITTER', 'VIEWER')),
  dossier_id uuid REFERENCES dossier,
  authorisation_id uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_by uuid REFERENCES account,
  accepted_at timestamptz,
  ended_at timestamptz,
  CHECK ((kind = 'MEMBER') = (role IS NOT NULL)),
  CHECK ((kind = 'DOSSIER') = (dossier_id IS NOT NULL)),
  CHECK ((kind = 'AUTHORISATION') = (authorisation_id IS NOT NULL))
);
COMMENT ON TABLE invitation IS 'Something offered to whoever holds a phone number or e-mail address, and taken with their own account: a place in an organisation (inviter), an authorisation, a dossier. Owner: identity';
CREATE INDEX invitation_inviter ON invitation (inviter_id, created_at DESC);

CREATE TABLE authorisation (
  id uuid PRIMARY KEY,
  principal_id uuid NOT NULL REFERENCES account,
  agent_id uuid REFERENCES account,
  procedure_codes text[] NOT NULL DEFAULT '{}',
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  document_id uuid REFERENCES stored_file,
  created_at timestamptz NOT NULL,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_by uuid REFERENCES account,
  CHECK (valid_from <= valid_to),
  CHECK (agent_id <> principal_id),
  CHECK ((agent_id IS NULL) = (accepted_at IS NULL))
);
COMMENT ON TABLE authorisation IS 'A person lets another one submit and follow dossiers in their name: procedures (none = all), days, document, ended by either. Owner: identity';
CREATE INDEX authorisation_agent ON authorisation (agent_id) WHERE ended_at IS NULL;
CREATE INDEX authorisation_principal ON authorisation (principal_id);
ALTER TABLE invitation ADD FOREIGN KEY (authorisation_id) REFERENCES authorisation;

CREATE TABLE consent (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  purpose text NOT NULL,
  text_version text NOT NULL,
  given_at timestamptz NOT NULL,
  channel text NOT NULL CHECK (channel IN ('PORTAL', 'COUNTER')),
  request_id text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_channel text CHECK (withdrawn_channel IN ('PORTAL', 'COUNTER'))
);
COMMENT ON TABLE consent IS 'Consent per purpose: which text, when, by which channel, until when (Đ.6 NĐ 356/2025). Never deleted. Owner: personalData';
CREATE UNIQUE INDEX consent_open ON consent (account_id, purpose) WHERE withdrawn_at IS NULL;

CREATE TABLE personal_data_request (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  kind text NOT NULL CHECK (kind IN ('CORRECT', 'DELETE', 'RESTRICT', 'OBJECT')),
  wish text NOT NULL,
  state text NOT NULL CHECK (state IN ('NEW', 'ACCEPTED', 'REFUSED', 'DONE')),
  created_at timestamptz NOT NULL,
  answer_by timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  answered_at timestamptz,
  done_at timestamptz,
  decided_by uuid REFERENCES account,
  decision text,
  ground text,
  CHECK ((state = 'REFUSED') = (ground IS NOT NULL))
);
COMMENT ON TABLE personal_data_request IS 'What a person asks about their own data, with the two clocks of Đ.5 NĐ 356/2025 and the officer''s answer. Owner: personalData';
CREATE INDEX personal_data_request_account ON personal_data_request (account_id, created_at DESC);
CREATE INDEX personal_data_request_open ON personal_data_request (due_at) WHERE state IN ('NEW', 'ACCEPTED');

CREATE TABLE personal_export (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  asked_at timestamptz NOT NULL,
  ready_at timestamptz,
  expires_at timestamptz,
  size_bytes int,
  sha256 text
);
COMMENT ON TABLE personal_export IS 'Copies of a person''s own data made by a job; the file is deleted when its link expires. Owner: personalData';
CREATE INDEX personal_export_account ON personal_export (account_id, asked_at DESC);
