-- Papers: versions of their templates and of what an agency says on them, and what was once issued.
CREATE TABLE paper_version (
  id uuid PRIMARY KEY,
  subject text NOT NULL,
  agency_code text REFERENCES agency,
  number int NOT NULL,
  content text NOT NULL,
  shared text,
  legal_basis text NOT NULL,
  valid_from date NOT NULL,
  note text NOT NULL DEFAULT '',
  built_in boolean NOT NULL DEFAULT false,
  published_by uuid REFERENCES account,
  published_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (subject, agency_code, number),
  CHECK ((subject = 'wording') = (shared IS NULL)),
  CHECK ((subject = 'wording') = (agency_code IS NOT NULL)),
  CHECK (built_in = (published_by IS NULL))
);
COMMENT ON TABLE paper_version IS 'Versions of paper templates (Typst source, with the common.typ of that time) and of an agency''s wording (subject wording, JSON); immutable, those of the program included. Owner: papers';

CREATE TABLE issued_paper (
  dossier_id uuid NOT NULL REFERENCES dossier,
  paper text NOT NULL,
  event_seq int NOT NULL,
  version_id uuid NOT NULL REFERENCES paper_version,
  data jsonb NOT NULL,
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (dossier_id, paper, event_seq)
);
COMMENT ON TABLE issued_paper IS 'What a paper said and by which template it was made when it was first printed; printed again it looks as it did. Owner: papers';

CREATE FUNCTION refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'paper_version is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER paper_version_append_only BEFORE UPDATE OR DELETE ON paper_version
  FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

-- registers and lists of hand-overs read a day or a month of one counter out of all
CREATE INDEX dossier_register ON dossier (receiving_agency_code, received_at) WHERE received_at IS NOT NULL;
CREATE INDEX dossier_event_handover ON dossier_event (agency_code, at) WHERE type IN ('MOVED', 'RESULT_ISSUED', 'REFUSED', 'STOPPED');
CREATE INDEX dossier_event_handover_to ON dossier_event ((payload #>> '{to,agencyCode}'), at) WHERE type IN ('MOVED', 'RESULT_ISSUED', 'REFUSED', 'STOPPED');
