-- The catalogue: fields, procedures and their immutable versions, processes, forms, who offers what.
CREATE TABLE field (
  code text PRIMARY KEY,
  name text NOT NULL
);
COMMENT ON TABLE field IS 'Fields (lĩnh vực) of procedures. Owner: catalogue';

CREATE TABLE procedure (
  code text PRIMARY KEY,
  current_version_id uuid,
  search_text text NOT NULL DEFAULT '',
  name text NOT NULL,
  name_en text,
  field_code text NOT NULL REFERENCES field,
  tiers text[] NOT NULL,
  service_level text NOT NULL,
  subjects text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('IN_FORCE', 'ABOLISHED')),
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE procedure IS 'A procedure and the columns of its current version that lists filter by. Owner: catalogue';
CREATE INDEX procedure_field ON procedure (field_code);

CREATE TABLE procedure_version (
  id uuid PRIMARY KEY,
  code text NOT NULL REFERENCES procedure,
  number int NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  decision_number text NOT NULL,
  decision_date date,
  effective_from date NOT NULL,
  effective_to date,
  source text NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (code, number)
);
COMMENT ON TABLE procedure_version IS 'Immutable published versions; a dossier keeps the version in force at its reception. Owner: catalogue';
ALTER TABLE procedure ADD FOREIGN KEY (current_version_id) REFERENCES procedure_version DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE process_definition (
  id uuid PRIMARY KEY,
  key text NOT NULL,
  number int NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (key, number)
);
COMMENT ON TABLE process_definition IS 'Electronic processes, proved before they are stored, immutable per number. Owner: catalogue';

CREATE TABLE form_definition (
  id uuid PRIMARY KEY,
  key text NOT NULL,
  number int NOT NULL,
  content jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (key, number)
);
COMMENT ON TABLE form_definition IS 'Electronic forms, immutable per number. Owner: catalogue';

CREATE TABLE offering (
  procedure_code text NOT NULL REFERENCES procedure,
  competent_agency_code text NOT NULL REFERENCES agency,
  receiving_agency_code text NOT NULL REFERENCES agency,
  process_id uuid NOT NULL REFERENCES process_definition,
  division_id uuid REFERENCES unit,
  supplement_restart text NOT NULL DEFAULT 'RESTART' CHECK (supplement_restart IN ('RESTART', 'RESUME')),
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (procedure_code, competent_agency_code)
);
COMMENT ON TABLE offering IS 'Who resolves a procedure, where it is received, by which process and in which division. Owner: catalogue';
CREATE INDEX offering_agency ON offering (competent_agency_code);

CREATE TABLE question_answer (
  id uuid PRIMARY KEY,
  field_code text,
  question text NOT NULL,
  answer text NOT NULL,
  question_en text,
  answer_en text,
  search_text text NOT NULL,
  published_at timestamptz NOT NULL
);
COMMENT ON TABLE question_answer IS 'Questions and answers of the portal. Owner: catalogue';

CREATE TABLE notice (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('INFO', 'MAINTENANCE', 'INCIDENT')),
  title text NOT NULL,
  title_en text,
  body text NOT NULL,
  body_en text,
  shown_from timestamptz NOT NULL,
  shown_to timestamptz
);
COMMENT ON TABLE notice IS 'Notices on the portal: maintenance, incidents, news. Owner: catalogue';

CREATE TABLE catalogue_revision (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  number int NOT NULL
);
COMMENT ON TABLE catalogue_revision IS 'One number that grows in the transaction of every publication: web processes rebuild their search index when it moved. Owner: catalogue';
INSERT INTO catalogue_revision (number) VALUES (1);
