-- Electronic forms that administrators write, and the units that addresses are written by.
ALTER TABLE form_definition
  ADD COLUMN effective_on date,
  ADD COLUMN decision_number text,
  ADD COLUMN decision_date date,
  ADD COLUMN published_by_name text;
COMMENT ON COLUMN form_definition.effective_on IS 'first day on which it is filled in; NULL: from when it was stored';

CREATE TABLE form_draft (
  key text PRIMARY KEY,
  content jsonb NOT NULL,
  tests jsonb NOT NULL DEFAULT '[]',
  revision int NOT NULL DEFAULT 1,
  updated_by uuid REFERENCES account,
  updated_by_name text NOT NULL,
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE form_draft IS 'The next version of a form, while it is written: StoredForm, and answers kept to be replayed with what they gave. Owner: forms';

CREATE TABLE admin_unit (
  code text NOT NULL,
  former boolean NOT NULL,
  name text NOT NULL,
  folded text NOT NULL,
  district text,
  province text NOT NULL,
  became text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (code, former)
);
COMMENT ON TABLE admin_unit IS 'Communes of today and those before 01/07/2025 with what they became (codes of today), to write addresses by. Owner: forms';
COMMENT ON COLUMN admin_unit.folded IS 'name without diacritics and without its kind: what people type';
CREATE INDEX admin_unit_folded ON admin_unit (folded text_pattern_ops);
