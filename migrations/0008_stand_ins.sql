-- Absences with the people who stand in, and empowerments for what is appraised and approved at the one-stop itself.
CREATE TABLE absence (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  substitute_id uuid REFERENCES account,
  first_day date NOT NULL,
  last_day date NOT NULL,
  reason text NOT NULL,
  decision_number text,
  decision_date date,
  registered_by uuid NOT NULL REFERENCES account,
  registered_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by uuid REFERENCES account,
  CHECK (first_day <= last_day),
  CHECK (substitute_id <> account_id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
COMMENT ON TABLE absence IS 'Days on which an officer is away and, when somebody was named, who stands in; ended early by ended_at. Owner: standIns';
CREATE INDEX absence_account ON absence (account_id, last_day DESC);
CREATE INDEX absence_substitute ON absence (substitute_id, last_day DESC) WHERE ended_at IS NULL;

CREATE TABLE absence_post (
  absence_id uuid NOT NULL REFERENCES absence ON DELETE CASCADE,
  post_id uuid NOT NULL REFERENCES post,
  PRIMARY KEY (absence_id, post_id)
);
COMMENT ON TABLE absence_post IS 'Under which posts of the absent officer the substitute acts. Owner: standIns';

CREATE TABLE delegation (
  id uuid PRIMARY KEY,
  agency_code text NOT NULL REFERENCES agency,
  account_id uuid NOT NULL REFERENCES account,
  tasks text[] NOT NULL CHECK (tasks <@ ARRAY['APPRAISE', 'APPROVE'] AND cardinality(tasks) > 0),
  procedure_codes text[] NOT NULL DEFAULT '{}',
  decision_number text NOT NULL,
  decision_date date NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  registered_by uuid NOT NULL REFERENCES account,
  registered_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by uuid REFERENCES account,
  CHECK (valid_to >= valid_from),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON TABLE delegation IS 'Decisions by which the head of an agency empowers an officer at the one-stop to appraise or approve; no procedure codes means all of the agency''s. Owner: standIns';
CREATE INDEX delegation_account ON delegation (account_id);
CREATE INDEX delegation_agency ON delegation (agency_code);

ALTER TABLE one_time_code DROP CONSTRAINT one_time_code_purpose_check;
ALTER TABLE one_time_code ADD CONSTRAINT one_time_code_purpose_check
  CHECK (purpose IN ('SIGN_UP', 'SIGN_IN', 'RESET_PASSWORD', 'CHANGE_CONTACT'));
