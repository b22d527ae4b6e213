-- Agencies, their units, the people who hold posts in them, and sessions.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE province_setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);
COMMENT ON TABLE province_setting IS 'Settings of the province that administrators change: name, code format, three-tier mode. Owner: organisation';

CREATE TABLE calendar (
  id text PRIMARY KEY,
  name text NOT NULL,
  content jsonb NOT NULL
);
COMMENT ON TABLE calendar IS 'Office hours and closures of agencies; national holidays are built into the program. Owner: organisation';

CREATE TABLE agency (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z0-9.]{3,35}$'),
  parent_code text REFERENCES agency,
  name text NOT NULL,
  name_en text,
  short_name text NOT NULL,
  tier text NOT NULL CHECK (tier IN ('PROVINCE', 'DISTRICT', 'COMMUNE', 'VERTICAL')),
  kind text NOT NULL CHECK (kind IN ('COMMITTEE', 'OFFICE', 'CENTRE', 'DEPARTMENT', 'VERTICAL', 'DISTRICT', 'COMMUNE')),
  address text NOT NULL,
  phone text,
  email text,
  hotline text,
  host_name text UNIQUE,
  calendar_id text NOT NULL REFERENCES calendar,
  active boolean NOT NULL DEFAULT true,
  effective_from date NOT NULL DEFAULT '2025-07-01',
  effective_to date
);
COMMENT ON TABLE agency IS 'Every agency by tier; code as QD 20/2020. Owner: organisation';
CREATE INDEX agency_parent ON agency (parent_code);

CREATE TABLE unit (
  id uuid PRIMARY KEY,
  agency_code text NOT NULL REFERENCES agency,
  key text NOT NULL,
  name text NOT NULL,
  name_en text,
  kind text NOT NULL CHECK (kind IN ('ONE_STOP', 'DIVISION', 'LEADERSHIP', 'RECORDS')),
  UNIQUE (agency_code, key)
);
COMMENT ON TABLE unit IS 'Desks inside an agency: one-stop, divisions, leadership, records. Owner: organisation';

CREATE TABLE account (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('CITIZEN', 'ORGANISATION', 'OFFICER')),
  login text NOT NULL UNIQUE,
  full_name text NOT NULL,
  phone text,
  email text,
  citizen_id text,
  tax_code text,
  address text,
  date_of_birth date,
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('UNVERIFIED', 'ACTIVE', 'LOCKED', 'DISABLED')),
  language text NOT NULL DEFAULT 'vi',
  failed_sign_ins int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE account IS 'People and organisations who sign in; login is a user name, phone (E.164) or e-mail in lower case. Owner: accounts';
CREATE UNIQUE INDEX account_phone ON account (phone) WHERE kind <> 'OFFICER';
CREATE UNIQUE INDEX account_email ON account (email) WHERE kind <> 'OFFICER';

CREATE TABLE post (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  agency_code text NOT NULL REFERENCES agency,
  unit_id uuid REFERENCES unit,
  role text NOT NULL,
  title text,
  valid_from date NOT NULL DEFAULT '2025-07-01',
  valid_to date
);
COMMENT ON TABLE post IS 'An officer''s role in one agency and unit; one person may hold several. Owner: organisation';
CREATE INDEX post_account ON post (account_id);
CREATE INDEX post_desk ON post (unit_id, role);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  csrf_token text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  user_agent text
);
COMMENT ON TABLE session IS 'Signed-in sessions; the cookie holds the token, the table only its SHA-256. Owner: accounts';
CREATE INDEX session_account ON session (account_id);

CREATE TABLE one_time_code (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('SIGN_UP', 'SIGN_IN', 'RESET_PASSWORD')),
  code_hash bytea NOT NULL,
  sent_to text NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
COMMENT ON TABLE one_time_code IS 'One-time codes sent by mail or SMS; five attempts, ten minutes. Owner: accounts';
CREATE INDEX one_time_code_account ON one_time_code (account_id, created_at DESC);

CREATE TABLE api_token (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz
);
COMMENT ON TABLE api_token IS 'Bearer tokens for other systems; act with the rights of the account. Owner: accounts';

CREATE TABLE rate_limit (
  key text PRIMARY KEY,
  window_start timestamptz NOT NULL,
  hits int NOT NULL
);
COMMENT ON TABLE rate_limit IS 'Fixed-window counters shared by all web processes. Owner: platform/http';

CREATE TABLE access_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  account_id uuid,
  subject text NOT NULL,
  subject_id text NOT NULL,
  action text NOT NULL,
  request_id text
);
COMMENT ON TABLE access_log IS 'Every look at personal data: who, when, what (HB 3.5, 4.6). Owner: platform';
CREATE INDEX access_log_subject ON access_log (subject, subject_id, at);
