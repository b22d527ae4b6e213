-- Agencies and units end, are founded, merge and divide at a date; nothing is deleted, and old codes still lead somewhere.
ALTER TABLE unit
  ADD COLUMN valid_from date NOT NULL DEFAULT '2025-07-01',
  ADD COLUMN valid_to date,
  ADD COLUMN successor_id uuid REFERENCES unit;
COMMENT ON COLUMN unit.valid_to IS 'last day on which the unit was there; NULL: it is there';

CREATE TABLE reorganisation_plan (
  id uuid PRIMARY KEY,
  title text NOT NULL,
  decision_number text NOT NULL,
  decision_date date NOT NULL,
  effective_on date NOT NULL,
  content jsonb NOT NULL,
  revision int NOT NULL DEFAULT 1,
  state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN
    ('DRAFT', 'CHECKED', 'SCHEDULED', 'COMMITTING', 'COMMITTED', 'REVERTING', 'REVERTED')),
  created_by uuid REFERENCES account,
  created_by_name text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  checked_at timestamptz,
  confirmed_by_name text,
  confirmed_at timestamptz,
  held_back_at timestamptz,
  started_at timestamptz,
  committed_at timestamptz,
  reverted_at timestamptz,
  outcome jsonb,
  cursor uuid,
  moved_in_pass int NOT NULL DEFAULT 0,
  dossiers_total int NOT NULL DEFAULT 0,
  dossiers_moved int NOT NULL DEFAULT 0
);
COMMENT ON TABLE reorganisation_plan IS 'Reorganisations: the decision, its moves, how far they are carried out; content is PlanContent, outcome what it came to. Owner: reorganisation';
COMMENT ON COLUMN reorganisation_plan.held_back_at IS 'the day came, and something stood in the way: checked anew, not carried out';

ALTER TABLE agency ADD COLUMN founded_by uuid REFERENCES reorganisation_plan, ADD COLUMN formerly text[];
COMMENT ON COLUMN agency.formerly IS 'codes of all agencies that went into it, whose finished dossiers its officers may read';
COMMENT ON COLUMN agency.founded_by IS 'the plan that founded it; of a plan that was taken back the code may be used again';

CREATE TABLE reorganisation_effect (
  plan_id uuid NOT NULL REFERENCES reorganisation_plan ON DELETE CASCADE,
  number int NOT NULL,
  section text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('INFO', 'WARNING', 'BLOCKING')),
  code text NOT NULL,
  data jsonb NOT NULL,
  count int NOT NULL,
  PRIMARY KEY (plan_id, number)
);
COMMENT ON TABLE reorganisation_effect IS 'The last dry run of a plan, line by line. Owner: reorganisation';

CREATE TABLE reorganisation_change (
  plan_id uuid NOT NULL REFERENCES reorganisation_plan,
  number bigint GENERATED ALWAYS AS IDENTITY,
  table_name text NOT NULL,
  key jsonb NOT NULL,
  before jsonb,
  PRIMARY KEY (plan_id, number)
);
COMMENT ON TABLE reorganisation_change IS 'Rows that a plan changed, as they were before (NULL: it made them), so that it can be taken back. Owner: reorganisation';

CREATE TABLE reorganisation_dossier (
  plan_id uuid NOT NULL REFERENCES reorganisation_plan,
  dossier_id uuid NOT NULL REFERENCES dossier,
  revision int NOT NULL,
  before jsonb NOT NULL,
  taken_back boolean NOT NULL DEFAULT false,
  PRIMARY KEY (plan_id, dossier_id)
);
COMMENT ON TABLE reorganisation_dossier IS 'Dossiers that a plan moved: their revision then, and where they were before. Owner: reorganisation';

CREATE TABLE agency_succession (
  agency_code text NOT NULL REFERENCES agency,
  successor_code text NOT NULL REFERENCES agency,
  plan_id uuid NOT NULL REFERENCES reorganisation_plan,
  effective_on date NOT NULL,
  main boolean NOT NULL,
  PRIMARY KEY (agency_code, successor_code)
);
COMMENT ON TABLE agency_succession IS 'What an agency that ended became; main: the one that took the rest. Owner: reorganisation';
CREATE INDEX agency_succession_successor ON agency_succession (successor_code);

CREATE TABLE agency_former_name (
  agency_code text NOT NULL REFERENCES agency,
  name text NOT NULL,
  name_en text,
  short_name text NOT NULL,
  until date NOT NULL,
  plan_id uuid NOT NULL REFERENCES reorganisation_plan,
  PRIMARY KEY (agency_code, until)
);
COMMENT ON TABLE agency_former_name IS 'What an agency of the same code was called until a day. Owner: reorganisation';
