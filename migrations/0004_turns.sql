-- Every turn a dossier can take: what waits for somebody else beside the desk the dossier is on.
ALTER TABLE dossier
  ADD COLUMN parent_id uuid REFERENCES dossier,
  ADD COLUMN is_test boolean NOT NULL DEFAULT false,
  ADD COLUMN original_due_at timestamptz,
  ADD COLUMN decision_kind text CHECK (decision_kind IN ('SUPPLEMENT', 'EXTENSION', 'STOP')),
  ADD COLUMN sent_out boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN dossier.parent_id IS 'the dossier of which this is one agency''s part (liên thông)';
COMMENT ON COLUMN dossier.original_due_at IS 'the date in law, by which lateness is judged; due_at is the one last told';
COMMENT ON COLUMN dossier.decision_kind IS 'what lies before the leader on whose desk the dossier is';
CREATE INDEX dossier_parent ON dossier (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE opinion (
  id uuid PRIMARY KEY,
  dossier_id uuid NOT NULL REFERENCES dossier,
  agency_code text NOT NULL REFERENCES agency,
  unit_id uuid REFERENCES unit,
  asked_by_id uuid REFERENCES account,
  asked_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  answered_at timestamptz,
  cancelled_at timestamptz
);
COMMENT ON TABLE opinion IS 'Questions to other desks while the dossier stays where it is (Đ.19.5 NĐ 61/2018); projection of dossier_event. Owner: dossiers';
CREATE INDEX opinion_open ON opinion (agency_code, due_at) WHERE answered_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX opinion_dossier ON opinion (dossier_id);

ALTER TABLE draft ADD COLUMN dossier_id uuid REFERENCES dossier;
COMMENT ON COLUMN draft.dossier_id IS 'the submitted dossier that this draft changes when it is handed in';
