-- Days off and exchanged working days of a year as the State decided them, beside those that are built into the program.
CREATE TABLE national_year (
  id uuid PRIMARY KEY,
  year integer NOT NULL CHECK (year BETWEEN 2021 AND 2100),
  days jsonb NOT NULL,
  notice text NOT NULL,
  decision_date date NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid REFERENCES account,
  recorded_by_name text NOT NULL
);
COMMENT ON TABLE national_year IS 'Days off, exchanged days and worked Saturdays of a year with the notice that decided them. Rows are added, never changed: the last of a year holds, before the one built into the program. Owner: calendar';
CREATE INDEX national_year_last ON national_year (year, recorded_at DESC);
