-- The yearly list of procedures with priority for online provision (Đ.24 quy chế Hòa Bình).
CREATE TABLE priority_list (
  id uuid PRIMARY KEY,
  year int NOT NULL CHECK (year BETWEEN 2020 AND 2100),
  decision_number text NOT NULL,
  decision_date date NOT NULL,
  -- until when and by which steps it is carried out, as the decision says
  roadmap text NOT NULL,
  -- days of the figures, both included
  counted_from date NOT NULL,
  counted_to date NOT NULL,
  -- weight of each criterion
  weights jsonb NOT NULL,
  -- the procedures in order, with the figures and points that spoke for them
  lines jsonb NOT NULL,
  adopted_by uuid NOT NULL REFERENCES account,
  adopted_at timestamptz NOT NULL
);
COMMENT ON TABLE priority_list IS 'Adopted lists of procedures with priority for online provision; a later one of a year takes the place of the former. Owner: priority';
CREATE INDEX priority_list_year ON priority_list (year, adopted_at);
