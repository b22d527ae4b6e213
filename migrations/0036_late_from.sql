-- When a dossier becomes late is worked out once, by the rule of the domain, and asked everywhere.
ALTER TABLE dossier ADD COLUMN late_from timestamptz;
COMMENT ON COLUMN dossier.late_from IS 'the first moment after original_due_at that is late: the next day, or the next instant where the limit is in hours';
UPDATE dossier SET late_from = CASE
  WHEN state -> 'limit' ->> 'unit' = 'WORKING_HOURS' THEN original_due_at + interval '1 millisecond'
  ELSE (((original_due_at - interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 1)::timestamp
    AT TIME ZONE 'Asia/Ho_Chi_Minh'
END
WHERE original_due_at IS NOT NULL;

DROP INDEX dossier_late_open;
DROP INDEX dossier_late_finished;
CREATE INDEX dossier_late_open ON dossier (late_from) WHERE finished_at IS NULL AND received_at IS NOT NULL;
CREATE INDEX dossier_late_finished ON dossier (finished_at) WHERE finished_at >= late_from;
