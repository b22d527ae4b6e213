-- Numbers of the law as a province or agency has decided them for itself; the law's own stand in the program.
CREATE TABLE legal_parameter (
  id uuid PRIMARY KEY,
  key text NOT NULL,
  agency_code text REFERENCES agency,
  procedure_code text REFERENCES procedure,
  value numeric,
  basis text NOT NULL,
  decision_number text NOT NULL,
  decision_date date NOT NULL,
  note text NOT NULL DEFAULT '',
  valid_from date NOT NULL,
  valid_to date,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid REFERENCES account,
  recorded_by_name text NOT NULL,
  cancelled_at timestamptz,
  cancelled_by uuid REFERENCES account,
  cancelled_by_name text,
  cancel_reason text,
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
COMMENT ON TABLE legal_parameter IS 'Legal numbers as province, agencies or procedures have them otherwise than the law: value, ground, decision, days in force. Rows are added or cancelled, never changed. Owner: parameters';
CREATE INDEX legal_parameter_key ON legal_parameter (key) WHERE cancelled_at IS NULL;
