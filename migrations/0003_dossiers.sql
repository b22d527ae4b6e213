-- Dossiers: a list of events, and one row that is nothing but their projection.
CREATE TABLE stored_file (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  media_type text NOT NULL,
  size_bytes int NOT NULL,
  sha256 text NOT NULL,
  uploaded_by uuid REFERENCES account,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE stored_file IS 'Files in the store, named by content hash. Owner: files';

CREATE TABLE draft (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  procedure_code text NOT NULL REFERENCES procedure,
  procedure_version_id uuid NOT NULL REFERENCES procedure_version,
  competent_agency_code text REFERENCES agency,
  answers jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  submitted_dossier_id uuid
);
COMMENT ON TABLE draft IS 'What an applicant has typed and not yet submitted; answers holds every page of the task list. Owner: drafts';
CREATE INDEX draft_account ON draft (account_id, updated_at DESC);

CREATE TABLE draft_file (
  draft_id uuid NOT NULL REFERENCES draft ON DELETE CASCADE,
  component_key text NOT NULL,
  file_id uuid NOT NULL REFERENCES stored_file,
  PRIMARY KEY (draft_id, component_key, file_id)
);
COMMENT ON TABLE draft_file IS 'Papers attached to a draft. Owner: drafts';
CREATE INDEX draft_file_file ON draft_file (file_id);

CREATE TABLE dossier (
  id uuid PRIMARY KEY,
  submission_number text NOT NULL UNIQUE,
  code text UNIQUE,
  lookup_key text NOT NULL,
  revision int NOT NULL,
  status int NOT NULL CHECK (status BETWEEN 1 AND 10),
  procedure_code text NOT NULL REFERENCES procedure,
  procedure_version_id uuid NOT NULL REFERENCES procedure_version,
  process_id uuid NOT NULL REFERENCES process_definition,
  channel text NOT NULL CHECK (channel IN ('COUNTER', 'ONLINE', 'POST')),
  owner_account_id uuid REFERENCES account,
  applicant_name text NOT NULL,
  receiving_agency_code text NOT NULL REFERENCES agency,
  competent_agency_code text NOT NULL REFERENCES agency,
  submitted_at timestamptz NOT NULL,
  accept_by timestamptz,
  received_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  step_id text,
  step_role text,
  desk_agency_code text REFERENCES agency,
  desk_unit_id uuid REFERENCES unit,
  assignee_id uuid REFERENCES account,
  step_since timestamptz,
  state jsonb NOT NULL,
  search_text text NOT NULL DEFAULT '',
  CHECK ((status IN (3, 7, 10)) = (step_id IS NULL))
);
COMMENT ON TABLE dossier IS 'Projection of dossier_event: state is the reduced state, the columns are what lists filter by. Owner: dossiers';
CREATE INDEX dossier_desk ON dossier (desk_unit_id, step_role, due_at) WHERE step_id IS NOT NULL;
CREATE INDEX dossier_assignee ON dossier (assignee_id, due_at) WHERE step_id IS NOT NULL;
CREATE INDEX dossier_owner ON dossier (owner_account_id, submitted_at DESC);
CREATE INDEX dossier_competent ON dossier (competent_agency_code, status);
CREATE INDEX dossier_receiving ON dossier (receiving_agency_code, submitted_at DESC);
CREATE INDEX dossier_search ON dossier USING gin (search_text gin_trgm_ops);

CREATE TABLE dossier_event (
  dossier_id uuid NOT NULL REFERENCES dossier,
  seq int NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_id uuid REFERENCES account,
  actor_name text NOT NULL,
  agency_code text,
  unit_id uuid,
  on_behalf_of uuid,
  request_id text NOT NULL,
  payload jsonb NOT NULL,
  PRIMARY KEY (dossier_id, seq),
  UNIQUE (dossier_id, actor_id, request_id, type)
);
COMMENT ON TABLE dossier_event IS 'What happened to a dossier, append-only. at = when it was true, recorded_at = when it was entered. Owner: dossiers';

CREATE INDEX dossier_event_actor ON dossier_event (actor_id, recorded_at DESC);
-- one request of one person opens one dossier
CREATE UNIQUE INDEX dossier_event_opening ON dossier_event (request_id, actor_id) WHERE type = 'SUBMITTED';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'dossier_event is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER dossier_event_append_only BEFORE UPDATE OR DELETE ON dossier_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dossier_event_kept_whole BEFORE TRUNCATE ON dossier_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE SEQUENCE submission_number;
COMMENT ON SEQUENCE submission_number IS 'Numbers of submissions before they have a code; gaps do no harm';

CREATE TABLE code_sequence (
  agency_code text NOT NULL,
  day date NOT NULL,
  last int NOT NULL,
  PRIMARY KEY (agency_code, day)
);
COMMENT ON TABLE code_sequence IS 'Last number given per agency and day; locked by the transaction that takes the next one, so no gaps and no doubles. Owner: dossiers';

CREATE TABLE dossier_file (
  dossier_id uuid NOT NULL REFERENCES dossier,
  file_id uuid NOT NULL REFERENCES stored_file,
  kind text NOT NULL CHECK (kind IN ('COMPONENT', 'DRAFT_RESULT', 'RESULT', 'OTHER')),
  component_key text,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (dossier_id, file_id, kind)
);
COMMENT ON TABLE dossier_file IS 'Which files belong to a dossier. Owner: dossiers';
CREATE INDEX dossier_file_file ON dossier_file (file_id);

CREATE TABLE notification (
  id uuid PRIMARY KEY,
  dossier_id uuid REFERENCES dossier,
  account_id uuid REFERENCES account,
  channel text NOT NULL CHECK (channel IN ('PORTAL', 'EMAIL', 'SMS')),
  address text,
  event_key text NOT NULL,
  language text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  link text,
  created_at timestamptz NOT NULL,
  lease_until timestamptz,
  sent_at timestamptz,
  read_at timestamptz,
  failure text,
  UNIQUE NULLS NOT DISTINCT (event_key, channel, account_id, address)
);
COMMENT ON TABLE notification IS 'One message to one person over one channel for one event; event_key makes it single; lease_until: a worker is sending it. Owner: notifications';
CREATE INDEX notification_unsent ON notification (created_at) WHERE channel <> 'PORTAL' AND sent_at IS NULL AND failure IS NULL;
CREATE INDEX notification_account ON notification (account_id, created_at DESC) WHERE channel = 'PORTAL';
