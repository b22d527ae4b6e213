ALTER TABLE fee_rule ADD COLUMN per_answer text;
COMMENT ON COLUMN fee_rule.per_answer IS 'Key of a number in the electronic form: the amount is for each of so many (copies of a certificate)';
