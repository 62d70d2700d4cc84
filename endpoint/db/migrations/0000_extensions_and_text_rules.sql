CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
--> statement-breakpoint
-- The rules of src/domain/vietnamese-text.ts in SQL. unaccent() is only STABLE because its dictionary can
-- be changed; naming the dictionary and declaring the wrapper IMMUTABLE is what lets columns and indexes
-- be made from it.
CREATE FUNCTION dvc_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN btrim(
    regexp_replace(
      regexp_replace(
        lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))),
        '[^a-z0-9]+', ' ', 'g'
      ),
      '\m(qu|[bcdghklmnprstvx]{1,3})y\M', '\1i', 'g'
    )
  );
--> statement-breakpoint
-- Most official titles begin with "Thủ tục" ("procedure"), which tells nothing.
CREATE FUNCTION dvc_fold_title(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(dvc_fold(value), '^thu tuc (?=\S)', '');
--> statement-breakpoint
CREATE FUNCTION dvc_initials(folded text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(folded, '(\S)\S*\s*', '\1', 'g');
