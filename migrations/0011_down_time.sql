-- Times when the system was, or will be, down; and what was written on paper meanwhile.
CREATE TABLE down_time (
  id uuid PRIMARY KEY,
  number int GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL CHECK (kind IN ('PLANNED', 'OUTAGE')),
  agency_code text REFERENCES agency,
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  reason text NOT NULL,
  declared_at timestamptz NOT NULL,
  declared_by uuid NOT NULL REFERENCES account,
  declared_by_name text NOT NULL,
  ended_by_name text,
  notice_id uuid REFERENCES notice,
  CHECK (to_at IS NULL OR to_at > from_at)
);
COMMENT ON TABLE down_time IS 'Declared times without the system, planned or not, of one agency or of all (agency_code NULL): only in them may entries be made afterwards. Owner: downTime';

CREATE TABLE down_time_entry (
  down_time_id uuid NOT NULL REFERENCES down_time,
  agency_code text NOT NULL REFERENCES agency,
  journal_number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('RECEIVED', 'RETURNED')),
  dossier_id uuid NOT NULL REFERENCES dossier,
  at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL,
  entered_by uuid NOT NULL REFERENCES account,
  entered_by_name text NOT NULL,
  PRIMARY KEY (down_time_id, agency_code, journal_number)
);
COMMENT ON TABLE down_time_entry IS 'Lines of the paper journal that were entered afterwards; one line is entered once. Owner: downTime';
CREATE INDEX down_time_entry_dossier ON down_time_entry (dossier_id);

CREATE TABLE calendar_change (
  id uuid PRIMARY KEY,
  agency_code text NOT NULL REFERENCES agency,
  calendar_id text NOT NULL REFERENCES calendar,
  day date NOT NULL,
  sessions text,
  name text NOT NULL,
  notice text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES account,
  recorded_by_name text NOT NULL
);
COMMENT ON TABLE calendar_change IS 'Closures that administrators added to the calendar of an agency: which day, why, by which document, who. Owner: movedDates';
