-- How the site of an agency looks that has a host name of its own.
CREATE TABLE agency_look (
  id uuid PRIMARY KEY,
  agency_code text NOT NULL REFERENCES agency,
  valid_from date NOT NULL,
  name text,
  name_en text,
  colour text CHECK (colour ~ '^#[0-9a-f]{6}$'),
  logo bytea,
  hotline text,
  footer text,
  footer_en text,
  edited_by uuid REFERENCES account,
  edited_at timestamptz NOT NULL,
  UNIQUE (agency_code, valid_from)
);
COMMENT ON TABLE agency_look IS 'How an agency’s own site looks from a day on; empty columns: as the province’s. Owner: display';
