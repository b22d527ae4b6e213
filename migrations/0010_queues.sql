-- Work queues of a province with hundreds of thousands of dossiers; what officers keep for their lists; batches.
ALTER TABLE dossier
  ADD COLUMN supplement_requests int NOT NULL DEFAULT 0,
  ADD COLUMN arrived_by text,
  ADD COLUMN agencies text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN dossier.supplement_requests IS 'how often papers were asked for; a second time makes it late in the index of QD 766';
COMMENT ON COLUMN dossier.arrived_by IS 'the action or event that brought it to the desk it is on';
COMMENT ON COLUMN dossier.agencies IS 'codes of the agencies whose officers may read it';

-- Dossiers from before these columns; later ones get them with every event.
UPDATE dossier SET
  original_due_at = (state ->> 'originalDueAt')::timestamptz,
  supplement_requests = coalesce((state ->> 'supplementRequests')::int, 0),
  agencies = ARRAY(
    SELECT DISTINCT code FROM (
      SELECT stop ->> 'agencyCode' AS code FROM jsonb_array_elements(state -> 'route') AS stop
      UNION SELECT receiving_agency_code UNION SELECT competent_agency_code) AS been);

-- A list reads the few open dossiers of a desk, never the many that are finished.
DROP INDEX dossier_desk;
DROP INDEX dossier_assignee;
DROP INDEX dossier_search;
CREATE INDEX dossier_desk ON dossier (desk_agency_code, step_role, desk_unit_id) INCLUDE (is_test) WHERE step_id IS NOT NULL;
CREATE INDEX dossier_assignee ON dossier (assignee_id) WHERE step_id IS NOT NULL;
CREATE INDEX dossier_elsewhere ON dossier (receiving_agency_code)
  WHERE step_id IS NOT NULL AND is_test IS FALSE AND competent_agency_code <> receiving_agency_code;
-- words and readers in one index: a search reads only what the officer may see
CREATE INDEX dossier_search ON dossier USING gin (search_text gin_trgm_ops, agencies);
CREATE INDEX dossier_submitted ON dossier (submitted_at DESC, id DESC);
-- figures of a day and a month
CREATE INDEX dossier_received ON dossier (received_at);
CREATE INDEX dossier_finished ON dossier (finished_at);
CREATE INDEX dossier_event_oversight ON dossier_event (type, at)
  WHERE type IN ('SUPPLEMENT_REQUESTED', 'DECLINED', 'REFUSED', 'STOPPED', 'EXTENDED');

CREATE TABLE saved_filter (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  queue text NOT NULL,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  criteria jsonb NOT NULL,
  shared_unit_id uuid REFERENCES unit,
  created_at timestamptz NOT NULL,
  UNIQUE (account_id, queue, name)
);
COMMENT ON TABLE saved_filter IS 'Filters that officers keep for a queue, and share with their unit when they like. Owner: queues';
CREATE INDEX saved_filter_shared ON saved_filter (shared_unit_id) WHERE shared_unit_id IS NOT NULL;

CREATE TABLE list_view (
  account_id uuid NOT NULL REFERENCES account,
  queue text NOT NULL,
  columns text[] NOT NULL,
  sort text NOT NULL,
  PRIMARY KEY (account_id, queue)
);
COMMENT ON TABLE list_view IS 'Which columns an officer wants of a queue, in which order, and how it is sorted. Owner: queues';

CREATE TABLE batch (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  action text NOT NULL,
  input jsonb NOT NULL,
  language text NOT NULL,
  request_id text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (account_id, request_id)
);
COMMENT ON TABLE batch IS 'One action on many dossiers; the same request of the same officer makes one batch. Owner: batches';
CREATE INDEX batch_account ON batch (account_id, created_at DESC);

CREATE TABLE batch_item (
  batch_id uuid NOT NULL REFERENCES batch ON DELETE CASCADE,
  number int NOT NULL,
  dossier_id uuid NOT NULL REFERENCES dossier,
  revision int,
  input jsonb NOT NULL DEFAULT '{}',
  attempt int NOT NULL DEFAULT 1,
  outcome text NOT NULL DEFAULT 'WAITING' CHECK (outcome IN ('WAITING', 'DONE', 'FAILED', 'CANCELLED')),
  failure jsonb,
  finished_at timestamptz,
  PRIMARY KEY (batch_id, number),
  UNIQUE (batch_id, dossier_id),
  CHECK ((outcome = 'FAILED') = (failure IS NOT NULL))
);
COMMENT ON TABLE batch_item IS 'One dossier of a batch: the revision the officer saw, how it went, and why it failed. Owner: batches';
CREATE INDEX batch_item_dossier ON batch_item (dossier_id);
