CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION "keep_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Where somebody was may be forgotten, and nothing else of a fact.
  IF TG_OP = 'UPDATE' AND NEW.address IS NULL AND NEW.request_id IS NULL
    AND to_jsonb(NEW) - 'address' - 'request_id' = to_jsonb(OLD) - 'address' - 'request_id'
  THEN RETURN NEW; END IF;
  -- Said by the job that lets facts expire, for its transaction alone.
  IF TG_OP = 'DELETE' AND current_setting('parley.expiring', true) = 'on' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "facts_append_only" BEFORE UPDATE OR DELETE ON "facts"
FOR EACH ROW EXECUTE FUNCTION "keep_facts"();
--> statement-breakpoint
CREATE TRIGGER "facts_not_emptied" BEFORE TRUNCATE ON "facts"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
