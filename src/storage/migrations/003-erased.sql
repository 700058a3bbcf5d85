-- What stays of a citizen who was erased: where the audit stream ends.
CREATE TABLE erased (
  municipality text NOT NULL,
  citizen text NOT NULL,
  audit_head text NOT NULL,
  audit_records integer NOT NULL,
  PRIMARY KEY (municipality, citizen)
);

-- Held here and not in the program alone: an older release that works beside this one knows nothing of it.
CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM erased WHERE municipality = NEW.municipality AND citizen = NEW.citizen) THEN
    RAISE EXCEPTION 'erased' USING ERRCODE = 'MS001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER citizens_not_erased BEFORE INSERT ON citizens FOR EACH ROW EXECUTE FUNCTION refuse_erased();
CREATE TRIGGER accounts_not_erased BEFORE INSERT ON accounts FOR EACH ROW EXECUTE FUNCTION refuse_erased();
