-- Electronic processes are drafted, proposed, checked, tried and published by people.
ALTER TABLE process_definition
  ADD COLUMN trial boolean NOT NULL DEFAULT false,
  ADD COLUMN agency_code text REFERENCES agency,
  ADD COLUMN decision_number text,
  ADD COLUMN decision_date date,
  ADD COLUMN effective_from date,
  ADD COLUMN followed_at timestamptz,
  ADD COLUMN trial_by timestamptz,
  ADD CONSTRAINT trials_count_below_zero CHECK (trial = (number < 0));
COMMENT ON COLUMN process_definition.trial IS 'only test dossiers follow it (chạy thử); numbered -1, -2 … so that it is never the newest version';
COMMENT ON COLUMN process_definition.agency_code IS 'whose own process it is; null for the whole province';
COMMENT ON COLUMN process_definition.followed_at IS 'when the offerings went over to it; null while its first day has not come';
COMMENT ON COLUMN process_definition.trial_by IS 'until when it is to be tried in the system (Đ.20 TT 01/2023/TT-VPCP)';

CREATE FUNCTION keep_process_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.key, OLD.number, OLD.content) IS DISTINCT FROM (NEW.key, NEW.number, NEW.content) THEN
    RAISE EXCEPTION 'process_definition is immutable' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER process_definition_immutable BEFORE UPDATE OR DELETE ON process_definition
  FOR EACH ROW EXECUTE FUNCTION keep_process_content();

CREATE TABLE process_draft (
  id uuid PRIMARY KEY,
  key text NOT NULL,
  agency_code text REFERENCES agency,
  base_id uuid REFERENCES process_definition,
  content jsonb NOT NULL,
  procedure_codes text[] NOT NULL DEFAULT '{}',
  state text NOT NULL CHECK (state IN ('DRAFT', 'PROPOSED', 'CHECKED', 'PUBLISHED', 'DISCARDED')),
  revision int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  proposed_by uuid REFERENCES account,
  check_by timestamptz,
  trial_id uuid REFERENCES process_definition,
  process_id uuid REFERENCES process_definition
);
COMMENT ON TABLE process_draft IS 'The next version of a process while it is written, proposed by its agency and checked by the centre. Owner: processes';
CREATE UNIQUE INDEX process_draft_open ON process_draft (key) WHERE state IN ('DRAFT', 'PROPOSED', 'CHECKED');

CREATE TABLE process_log (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES process_draft,
  at timestamptz NOT NULL,
  actor_id uuid REFERENCES account,
  actor_name text NOT NULL,
  action text NOT NULL CHECK (action IN ('STARTED', 'REWORKED', 'PROPOSED', 'ACCEPTED', 'SENT_BACK', 'TRIED', 'PUBLISHED', 'DISCARDED')),
  note text NOT NULL DEFAULT ''
);
COMMENT ON TABLE process_log IS 'Who started, proposed, checked, tried and published a version of a process, and when. Owner: processes';
CREATE INDEX process_log_draft ON process_log (draft_id, at);
