--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: category_has_two_levels_when_made(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.category_has_two_levels_when_made() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF NEW.parent_id IS NOT NULL AND (EXISTS (SELECT 1 FROM articles_category above WHERE above.id = NEW.parent_id AND above.parent_id IS NOT NULL) OR EXISTS (SELECT 1 FROM articles_category below WHERE below.parent_id = NEW.id)) THEN RAISE EXCEPTION 'category_has_two_levels_when_made' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'category_has_two_levels_when_made'; END IF; RETURN NEW; END $$;


--
-- Name: category_has_two_levels_when_moved(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.category_has_two_levels_when_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF NEW.parent_id IS NOT NULL AND (EXISTS (SELECT 1 FROM articles_category above WHERE above.id = NEW.parent_id AND above.parent_id IS NOT NULL) OR EXISTS (SELECT 1 FROM articles_category below WHERE below.parent_id = NEW.id)) THEN RAISE EXCEPTION 'category_has_two_levels_when_moved' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'category_has_two_levels_when_moved'; END IF; RETURN NEW; END $$;


--
-- Name: edition_credit_is_kept(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_credit_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = OLD.edition_id AND e.live_from <= clock_timestamp()) THEN RAISE EXCEPTION 'edition_credit_is_kept' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_credit_is_kept'; END IF; RETURN OLD; END $$;


--
-- Name: edition_credit_is_sealed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_credit_is_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (CAST(OLD."id" AS text) IS DISTINCT FROM CAST(NEW."id" AS text) OR CAST(OLD."role" AS text) IS DISTINCT FROM CAST(NEW."role" AS text) OR CAST(OLD."order" AS text) IS DISTINCT FROM CAST(NEW."order" AS text) OR CAST(OLD."first_published_at" AS text) IS DISTINCT FROM CAST(NEW."first_published_at" AS text) OR CAST(OLD."contributor_id" AS text) IS DISTINCT FROM CAST(NEW."contributor_id" AS text) OR CAST(OLD."edition_id" AS text) IS DISTINCT FROM CAST(NEW."edition_id" AS text) OR CAST(OLD."article_id" AS text) IS DISTINCT FROM CAST(NEW."article_id" AS text) OR CAST(OLD."work" AS text) IS DISTINCT FROM CAST(NEW."work" AS text)) THEN RAISE EXCEPTION 'edition_credit_is_sealed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_credit_is_sealed'; END IF; RETURN NEW; END $$;


--
-- Name: edition_past_is_kept(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_past_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF OLD.live_from <= clock_timestamp() THEN RAISE EXCEPTION 'edition_past_is_kept' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_past_is_kept'; END IF; RETURN OLD; END $$;


--
-- Name: edition_past_is_sealed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_past_is_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF OLD.live_from <= clock_timestamp() AND (OLD.live_from IS DISTINCT FROM NEW.live_from OR OLD.first_published_at IS DISTINCT FROM NEW.first_published_at OR (OLD.live_until IS DISTINCT FROM NEW.live_until AND (OLD.live_until <= clock_timestamp() OR NEW.live_until < clock_timestamp() - interval '1 minute'))) THEN RAISE EXCEPTION 'edition_past_is_sealed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_past_is_sealed'; END IF; RETURN NEW; END $$;


--
-- Name: edition_plan_lies_ahead(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_plan_lies_ahead() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF OLD.live_from > clock_timestamp() AND OLD.live_from IS DISTINCT FROM NEW.live_from AND NEW.live_from < clock_timestamp() - interval '1 minute' THEN RAISE EXCEPTION 'edition_plan_lies_ahead' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_plan_lies_ahead'; END IF; RETURN NEW; END $$;


--
-- Name: edition_says_what_it_said(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_says_what_it_said() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (CAST(OLD."id" AS text) IS DISTINCT FROM CAST(NEW."id" AS text) OR CAST(OLD."number" AS text) IS DISTINCT FROM CAST(NEW."number" AS text) OR CAST(OLD."kind" AS text) IS DISTINCT FROM CAST(NEW."kind" AS text) OR CAST(OLD."note" AS text) IS DISTINCT FROM CAST(NEW."note" AS text) OR CAST(OLD."ground" AS text) IS DISTINCT FROM CAST(NEW."ground" AS text) OR CAST(OLD."headline" AS text) IS DISTINCT FROM CAST(NEW."headline" AS text) OR CAST(OLD."headline_key" AS text) IS DISTINCT FROM CAST(NEW."headline_key" AS text) OR CAST(OLD."slug" AS text) IS DISTINCT FROM CAST(NEW."slug" AS text) OR CAST(OLD."standfirst" AS text) IS DISTINCT FROM CAST(NEW."standfirst" AS text) OR CAST(OLD."dateline" AS text) IS DISTINCT FROM CAST(NEW."dateline" AS text) OR CAST(OLD."body" AS text) IS DISTINCT FROM CAST(NEW."body" AS text) OR CAST(OLD."excerpt" AS text) IS DISTINCT FROM CAST(NEW."excerpt" AS text) OR CAST(OLD."word_count" AS text) IS DISTINCT FROM CAST(NEW."word_count" AS text) OR CAST(OLD."byline" AS text) IS DISTINCT FROM CAST(NEW."byline" AS text) OR CAST(OLD."tag_list" AS text) IS DISTINCT FROM CAST(NEW."tag_list" AS text) OR CAST(OLD."comment_terms" AS text) IS DISTINCT FROM CAST(NEW."comment_terms" AS text) OR CAST(OLD."previous_digest" AS text) IS DISTINCT FROM CAST(NEW."previous_digest" AS text) OR CAST(OLD."digest" AS text) IS DISTINCT FROM CAST(NEW."digest" AS text) OR CAST(OLD."article_id" AS text) IS DISTINCT FROM CAST(NEW."article_id" AS text) OR CAST(OLD."category_id" AS text) IS DISTINCT FROM CAST(NEW."category_id" AS text) OR CAST(OLD."created_by_id" AS text) IS DISTINCT FROM CAST(NEW."created_by_id" AS text) OR CAST(OLD."replies_to_id" AS text) IS DISTINCT FROM CAST(NEW."replies_to_id" AS text) OR CAST(OLD."section_id" AS text) IS DISTINCT FROM CAST(NEW."section_id" AS text) OR CAST(OLD."approval_id" AS text) IS DISTINCT FROM CAST(NEW."approval_id" AS text) OR CAST(OLD."revision_id" AS text) IS DISTINCT FROM CAST(NEW."revision_id" AS text) OR CAST(OLD."topic_id" AS text) IS DISTINCT FROM CAST(NEW."topic_id" AS text) OR CAST(OLD."is_breaking" AS text) IS DISTINCT FROM CAST(NEW."is_breaking" AS text) OR CAST(OLD."is_unverified" AS text) IS DISTINCT FROM CAST(NEW."is_unverified" AS text) OR CAST(OLD."label" AS text) IS DISTINCT FROM CAST(NEW."label" AS text) OR CAST(OLD."verification_notice" AS text) IS DISTINCT FROM CAST(NEW."verification_notice" AS text) OR CAST(OLD."picture" AS text) IS DISTINCT FROM CAST(NEW."picture" AS text) OR CAST(OLD."photo_id" AS text) IS DISTINCT FROM CAST(NEW."photo_id" AS text)) THEN RAISE EXCEPTION 'edition_says_what_it_said' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_says_what_it_said'; END IF; RETURN NEW; END $$;


--
-- Name: edition_tag_is_kept(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_tag_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = OLD.edition_id AND e.live_from <= clock_timestamp()) THEN RAISE EXCEPTION 'edition_tag_is_kept' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_tag_is_kept'; END IF; RETURN OLD; END $$;


--
-- Name: edition_tag_is_sealed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.edition_tag_is_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (CAST(OLD."id" AS text) IS DISTINCT FROM CAST(NEW."id" AS text) OR CAST(OLD."first_published_at" AS text) IS DISTINCT FROM CAST(NEW."first_published_at" AS text) OR CAST(OLD."edition_id" AS text) IS DISTINCT FROM CAST(NEW."edition_id" AS text) OR CAST(OLD."tag_id" AS text) IS DISTINCT FROM CAST(NEW."tag_id" AS text) OR CAST(OLD."article_id" AS text) IS DISTINCT FROM CAST(NEW."article_id" AS text)) THEN RAISE EXCEPTION 'edition_tag_is_sealed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'edition_tag_is_sealed'; END IF; RETURN NEW; END $$;


--
-- Name: event_is_kept(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.event_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'event_is_kept' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'event_is_kept'; END IF; RETURN OLD; END $$;


--
-- Name: event_is_sealed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.event_is_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (CAST(OLD."id" AS text) IS DISTINCT FROM CAST(NEW."id" AS text) OR CAST(OLD."number" AS text) IS DISTINCT FROM CAST(NEW."number" AS text) OR CAST(OLD."move" AS text) IS DISTINCT FROM CAST(NEW."move" AS text) OR CAST(OLD."from_state" AS text) IS DISTINCT FROM CAST(NEW."from_state" AS text) OR CAST(OLD."to_state" AS text) IS DISTINCT FROM CAST(NEW."to_state" AS text) OR CAST(OLD."actor_name" AS text) IS DISTINCT FROM CAST(NEW."actor_name" AS text) OR CAST(OLD."at" AS text) IS DISTINCT FROM CAST(NEW."at" AS text) OR CAST(OLD."reason" AS text) IS DISTINCT FROM CAST(NEW."reason" AS text) OR CAST(OLD."edition_number" AS text) IS DISTINCT FROM CAST(NEW."edition_number" AS text) OR CAST(OLD."details" AS text) IS DISTINCT FROM CAST(NEW."details" AS text) OR CAST(OLD."previous_digest" AS text) IS DISTINCT FROM CAST(NEW."previous_digest" AS text) OR CAST(OLD."digest" AS text) IS DISTINCT FROM CAST(NEW."digest" AS text) OR CAST(OLD."actor_id" AS text) IS DISTINCT FROM CAST(NEW."actor_id" AS text) OR CAST(OLD."article_id" AS text) IS DISTINCT FROM CAST(NEW."article_id" AS text) OR CAST(OLD."revision_id" AS text) IS DISTINCT FROM CAST(NEW."revision_id" AS text)) THEN RAISE EXCEPTION 'event_is_sealed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'event_is_sealed'; END IF; RETURN NEW; END $$;


--
-- Name: revision_is_kept(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.revision_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'revision_is_kept' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'revision_is_kept'; END IF; RETURN OLD; END $$;


--
-- Name: revision_is_sealed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.revision_is_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (CAST(OLD."id" AS text) IS DISTINCT FROM CAST(NEW."id" AS text) OR CAST(OLD."number" AS text) IS DISTINCT FROM CAST(NEW."number" AS text) OR CAST(OLD."content" AS text) IS DISTINCT FROM CAST(NEW."content" AS text) OR CAST(OLD."author_name" AS text) IS DISTINCT FROM CAST(NEW."author_name" AS text) OR CAST(OLD."reason" AS text) IS DISTINCT FROM CAST(NEW."reason" AS text) OR CAST(OLD."created_at" AS text) IS DISTINCT FROM CAST(NEW."created_at" AS text) OR CAST(OLD."digest" AS text) IS DISTINCT FROM CAST(NEW."digest" AS text) OR CAST(OLD."article_id" AS text) IS DISTINCT FROM CAST(NEW."article_id" AS text) OR CAST(OLD."author_id" AS text) IS DISTINCT FROM CAST(NEW."author_id" AS text)) THEN RAISE EXCEPTION 'revision_is_sealed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'revision_is_sealed'; END IF; RETURN NEW; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: articles_article; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_article (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    headline character varying(240) NOT NULL,
    headline_key character varying(240) NOT NULL,
    slug character varying(80) NOT NULL,
    standfirst text NOT NULL,
    dateline character varying(120) NOT NULL,
    body text NOT NULL,
    state character varying(12) NOT NULL,
    revision_number integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    source character varying(400),
    source_digest character varying(64) NOT NULL,
    created_by_id integer,
    replies_to_id bigint,
    category_id bigint NOT NULL,
    comment_policy_id bigint,
    topic_id bigint,
    is_breaking boolean NOT NULL,
    is_unverified boolean NOT NULL,
    label character varying(10) NOT NULL,
    verification_notice text NOT NULL,
    assignee_id integer,
    deadline timestamp with time zone,
    embargo timestamp with time zone,
    reviewer_id integer,
    photo_caption text NOT NULL,
    photo_credit character varying(250) NOT NULL,
    photo_id bigint,
    CONSTRAINT advertising_is_not_breaking_news CHECK (((NOT is_breaking) OR (NOT ((label)::text = ANY ((ARRAY['advert'::character varying, 'sponsor'::character varying])::text[]))))),
    CONSTRAINT article_does_not_reply_to_itself CHECK (((replies_to_id IS NULL) OR (NOT ((replies_to_id = id) AND (replies_to_id IS NOT NULL))))),
    CONSTRAINT article_has_a_headline CHECK ((NOT ((headline)::text = ''::text))),
    CONSTRAINT article_state_is_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'approved'::character varying])::text[]))),
    CONSTRAINT articles_article_revision_number_check CHECK ((revision_number >= 0))
);


--
-- Name: articles_article_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_articletag; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_articletag (
    id bigint NOT NULL,
    content_object_id bigint NOT NULL,
    tag_id integer NOT NULL
);


--
-- Name: articles_articletag_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_articletag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_articletag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_category; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_category (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    slug character varying(80) NOT NULL,
    description text NOT NULL,
    "order" smallint NOT NULL,
    is_default boolean NOT NULL,
    parent_id bigint,
    comment_policy_id bigint,
    CONSTRAINT articles_category_order_check CHECK (("order" >= 0)),
    CONSTRAINT category_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT category_is_not_its_own_parent CHECK (((parent_id IS NULL) OR (NOT ((parent_id = id) AND (parent_id IS NOT NULL)))))
);


--
-- Name: articles_category_editors; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_category_editors (
    id bigint NOT NULL,
    category_id bigint NOT NULL,
    user_id integer NOT NULL
);


--
-- Name: articles_category_editors_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_category_editors ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_category_editors_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_category_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_checklistitem; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_checklistitem (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    kind character varying(10) NOT NULL,
    number integer,
    words text NOT NULL,
    is_required boolean NOT NULL,
    is_asked_again boolean NOT NULL,
    "order" smallint NOT NULL,
    category_id bigint,
    CONSTRAINT articles_checklistitem_number_check CHECK ((number >= 0)),
    CONSTRAINT articles_checklistitem_order_check CHECK (("order" >= 0)),
    CONSTRAINT checklist_item_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT checklist_item_that_counts_has_a_number CHECK (((NOT ((kind)::text = ANY ((ARRAY['min_words'::character varying, 'max_words'::character varying, 'min_tags'::character varying, 'max_tags'::character varying])::text[]))) OR (number IS NOT NULL)))
);


--
-- Name: articles_checklistitem_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_checklistitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_checklistitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_commentpolicy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_commentpolicy (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    mode character varying(10) NOT NULL,
    days_open smallint,
    notice text NOT NULL,
    version integer NOT NULL,
    is_default boolean NOT NULL,
    CONSTRAINT articles_commentpolicy_days_open_check CHECK ((days_open >= 0)),
    CONSTRAINT articles_commentpolicy_version_check CHECK ((version >= 0))
);


--
-- Name: articles_commentpolicy_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_commentpolicy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_commentpolicy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_contributor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_contributor (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    slug character varying(80) NOT NULL,
    job_title character varying(120) NOT NULL,
    biography text NOT NULL,
    is_writer boolean NOT NULL,
    is_editor boolean NOT NULL,
    user_id integer,
    links text NOT NULL,
    CONSTRAINT contributor_has_a_name CHECK ((NOT ((name)::text = ''::text)))
);


--
-- Name: articles_contributor_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_contributor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_contributor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_credit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_credit (
    id bigint NOT NULL,
    role character varying(12) NOT NULL,
    "order" smallint NOT NULL,
    article_id bigint NOT NULL,
    contributor_id bigint NOT NULL,
    CONSTRAINT articles_credit_order_check CHECK (("order" >= 0))
);


--
-- Name: articles_credit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_credit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_credit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_edition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_edition (
    id bigint NOT NULL,
    number integer NOT NULL,
    kind character varying(12) NOT NULL,
    note text NOT NULL,
    ground character varying(8) NOT NULL,
    live_from timestamp with time zone NOT NULL,
    live_until timestamp with time zone,
    first_published_at timestamp with time zone NOT NULL,
    headline character varying(240) NOT NULL,
    headline_key character varying(240) NOT NULL,
    slug character varying(80) NOT NULL,
    standfirst text NOT NULL,
    dateline character varying(120) NOT NULL,
    body jsonb NOT NULL,
    excerpt character varying(320) NOT NULL,
    word_count integer NOT NULL,
    byline jsonb NOT NULL,
    tag_list jsonb NOT NULL,
    comment_terms jsonb NOT NULL,
    previous_digest character varying(64) NOT NULL,
    digest character varying(64) NOT NULL,
    article_id bigint NOT NULL,
    category_id bigint NOT NULL,
    created_by_id integer,
    replies_to_id bigint,
    section_id bigint NOT NULL,
    approval_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    topic_id bigint,
    is_breaking boolean NOT NULL,
    is_unverified boolean NOT NULL,
    label character varying(10) NOT NULL,
    verification_notice text NOT NULL,
    picture jsonb NOT NULL,
    photo_id bigint,
    CONSTRAINT articles_edition_number_check CHECK ((number >= 0)),
    CONSTRAINT articles_edition_word_count_check CHECK ((word_count >= 0)),
    CONSTRAINT correction_and_retraction_carry_a_note CHECK (((NOT ((kind)::text = ANY ((ARRAY['correction'::character varying, 'retraction'::character varying])::text[]))) OR (NOT (note = ''::text)))),
    CONSTRAINT edition_window_is_not_empty CHECK (((live_until IS NULL) OR (live_until > live_from))),
    CONSTRAINT reply_names_what_it_answers CHECK (((NOT ((kind)::text = 'reply'::text)) OR (replies_to_id IS NOT NULL))),
    CONSTRAINT retraction_names_its_ground CHECK (((NOT ((kind)::text = 'retraction'::text)) OR ((ground)::text = ANY ((ARRAY['sara'::character varying, 'decency'::character varying, 'child'::character varying, 'victim'::character varying, 'special'::character varying])::text[])))),
    CONSTRAINT retraction_says_nothing_of_the_article CHECK (((NOT ((kind)::text = 'retraction'::text)) OR (((dateline)::text = ''::text) AND ((excerpt)::text = ''::text) AND ((headline)::text = ''::text) AND (standfirst = ''::text))))
);


--
-- Name: articles_edition_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_editioncredit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_editioncredit (
    id bigint NOT NULL,
    role character varying(12) NOT NULL,
    "order" smallint NOT NULL,
    first_published_at timestamp with time zone NOT NULL,
    contributor_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    article_id bigint NOT NULL,
    work character varying(7) NOT NULL,
    CONSTRAINT articles_editioncredit_order_check CHECK (("order" >= 0))
);


--
-- Name: articles_editioncredit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_editioncredit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_editioncredit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_editiontag; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_editiontag (
    id bigint NOT NULL,
    first_published_at timestamp with time zone NOT NULL,
    edition_id bigint NOT NULL,
    tag_id integer NOT NULL,
    article_id bigint NOT NULL
);


--
-- Name: articles_editiontag_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_editiontag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_editiontag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_event (
    id bigint NOT NULL,
    number integer NOT NULL,
    move character varying(24) NOT NULL,
    from_state character varying(12) NOT NULL,
    to_state character varying(12) NOT NULL,
    actor_name character varying(160) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    edition_number integer,
    details jsonb NOT NULL,
    previous_digest character varying(64) NOT NULL,
    digest character varying(64) NOT NULL,
    actor_id integer,
    article_id bigint NOT NULL,
    revision_id bigint,
    CONSTRAINT articles_event_edition_number_check CHECK ((edition_number >= 0)),
    CONSTRAINT articles_event_number_check CHECK ((number >= 0))
);


--
-- Name: articles_event_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_guestlink; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_guestlink (
    id bigint NOT NULL,
    key character varying(43) NOT NULL,
    use character varying(8) NOT NULL,
    guest character varying(160) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    article_id bigint NOT NULL,
    created_by_id integer NOT NULL,
    revision_id bigint NOT NULL,
    CONSTRAINT guest_link_expires_after_it_is_made CHECK ((expires_at > created_at))
);


--
-- Name: articles_guestlink_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_guestlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_guestlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_message (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    about character varying(40) NOT NULL,
    move character varying(24) NOT NULL,
    hour timestamp with time zone,
    actor_name character varying(160) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    is_in_inbox boolean NOT NULL,
    mailed_at timestamp with time zone,
    article_id bigint NOT NULL,
    recipient_id integer NOT NULL
);


--
-- Name: articles_message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_note (
    id bigint NOT NULL,
    revision_number integer NOT NULL,
    author_name character varying(160) NOT NULL,
    text text NOT NULL,
    quote character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    done_by_name character varying(160) NOT NULL,
    article_id bigint NOT NULL,
    author_id integer,
    link_id bigint,
    parent_id bigint,
    CONSTRAINT articles_note_revision_number_check CHECK ((revision_number >= 0)),
    CONSTRAINT note_says_something CHECK ((NOT (text = ''::text))),
    CONSTRAINT only_a_note_is_done_not_its_replies CHECK (((parent_id IS NULL) OR (done_at IS NULL)))
);


--
-- Name: articles_note_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_page; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_page (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    slug character varying(80) NOT NULL,
    body text NOT NULL,
    "order" smallint NOT NULL,
    is_in_footer boolean NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT articles_page_order_check CHECK (("order" >= 0)),
    CONSTRAINT page_has_a_title CHECK ((NOT ((title)::text = ''::text)))
);


--
-- Name: articles_page_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_photo; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_photo (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    original character varying(120) NOT NULL,
    original_name character varying(160) NOT NULL,
    mime character varying(20) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    fingerprint character varying(16) NOT NULL,
    has_location boolean NOT NULL,
    caption text NOT NULL,
    alt text NOT NULL,
    credit character varying(250) NOT NULL,
    source character varying(250) NOT NULL,
    place character varying(250) NOT NULL,
    taken_at timestamp with time zone,
    owner character varying(250) NOT NULL,
    licence character varying(400) NOT NULL,
    usage_terms text NOT NULL,
    expires_at timestamp with time zone,
    pictured text NOT NULL,
    needs_consent boolean NOT NULL,
    consent text NOT NULL,
    focal_x double precision NOT NULL,
    focal_y double precision NOT NULL,
    crop_left double precision NOT NULL,
    crop_top double precision NOT NULL,
    crop_right double precision NOT NULL,
    crop_bottom double precision NOT NULL,
    renditions jsonb NOT NULL,
    recipe character varying(64) NOT NULL,
    former character varying(20) NOT NULL,
    failure character varying(400) NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_because character varying(400) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    band_1 integer NOT NULL,
    band_2 integer NOT NULL,
    band_3 integer NOT NULL,
    band_4 integer NOT NULL,
    uploaded_by_id integer,
    CONSTRAINT articles_photo_band_1_check CHECK ((band_1 >= 0)),
    CONSTRAINT articles_photo_band_2_check CHECK ((band_2 >= 0)),
    CONSTRAINT articles_photo_band_3_check CHECK ((band_3 >= 0)),
    CONSTRAINT articles_photo_band_4_check CHECK ((band_4 >= 0)),
    CONSTRAINT articles_photo_height_check CHECK ((height >= 0)),
    CONSTRAINT articles_photo_size_check CHECK ((size >= 0)),
    CONSTRAINT articles_photo_width_check CHECK ((width >= 0)),
    CONSTRAINT photo_crop_has_an_inside CHECK (((crop_left < crop_right) AND (crop_top < crop_bottom)))
);


--
-- Name: articles_photo_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_photo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_photo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_photouse; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_photouse (
    id bigint NOT NULL,
    is_in_copy boolean NOT NULL,
    is_in_editions boolean NOT NULL,
    article_id bigint NOT NULL,
    photo_id bigint NOT NULL
);


--
-- Name: articles_photouse_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_photouse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_photouse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_preferences; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_preferences (
    id bigint NOT NULL,
    inbox jsonb NOT NULL,
    mail jsonb NOT NULL,
    language character varying(7) NOT NULL,
    user_id integer NOT NULL
);


--
-- Name: articles_preferences_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_preferences ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_preferences_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_readalso; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_readalso (
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    headline character varying(240) NOT NULL,
    headline_key character varying(240) NOT NULL,
    article_id bigint NOT NULL,
    target_id bigint,
    chosen uuid,
    is_awaited boolean NOT NULL,
    is_plain boolean NOT NULL,
    CONSTRAINT articles_readalso_order_check CHECK (("order" >= 0)),
    CONSTRAINT plain_read_also_leads_nowhere CHECK (((NOT is_plain) OR ((chosen IS NULL) AND (target_id IS NULL)))),
    CONSTRAINT read_also_leads_elsewhere CHECK (((target_id IS NULL) OR (NOT ((target_id = article_id) AND (target_id IS NOT NULL)))))
);


--
-- Name: articles_readalso_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_readalso ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_readalso_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_readership; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_readership (
    article_id bigint NOT NULL,
    reads bigint NOT NULL,
    heat double precision NOT NULL,
    CONSTRAINT articles_readership_reads_check CHECK ((reads >= 0))
);


--
-- Name: articles_revision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_revision (
    id bigint NOT NULL,
    number integer NOT NULL,
    content jsonb NOT NULL,
    author_name character varying(160) NOT NULL,
    reason text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    digest character varying(64) NOT NULL,
    article_id bigint NOT NULL,
    author_id integer,
    CONSTRAINT articles_revision_number_check CHECK ((number >= 0))
);


--
-- Name: articles_revision_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_sitting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_sitting (
    id bigint NOT NULL,
    tab uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    beat_at timestamp with time zone NOT NULL,
    typed jsonb,
    typed_at timestamp with time zone,
    base integer NOT NULL,
    article_id bigint,
    user_id integer NOT NULL,
    CONSTRAINT articles_sitting_base_check CHECK ((base >= 0))
);


--
-- Name: articles_sitting_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_sitting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_sitting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_tick; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_tick (
    id bigint NOT NULL,
    revision_number integer NOT NULL,
    at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    item_id bigint NOT NULL,
    user_id integer NOT NULL,
    CONSTRAINT articles_tick_revision_number_check CHECK ((revision_number >= 0))
);


--
-- Name: articles_tick_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_tick ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_tick_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: articles_topic; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.articles_topic (
    id bigint NOT NULL,
    name character varying(160) NOT NULL,
    slug character varying(80) NOT NULL,
    introduction text NOT NULL,
    CONSTRAINT topic_has_a_name CHECK ((NOT ((name)::text = ''::text)))
);


--
-- Name: articles_topic_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.articles_topic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_topic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_user (
    id integer NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);


--
-- Name: auth_user_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_user_groups (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    group_id integer NOT NULL
);


--
-- Name: auth_user_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_user_user_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_user_user_permissions (
    id bigint NOT NULL,
    user_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_user_user_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_admin_log; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id integer NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);


--
-- Name: django_admin_log_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


--
-- Name: django_tasks_database_dbtaskresult; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);


--
-- Name: taggit_tag; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);


--
-- Name: taggit_tag_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: taggit_taggeditem; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);


--
-- Name: taggit_taggeditem_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: articles_article; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_article VALUES (1, '58588696-ac39-42a7-90dd-a3bc18afba24', 'Konsep', 'konsep', 'konsep', 'Kabar yang ditunggu warga.', '', '<p>Warga Konsep menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'draft', 1, '2026-11-25 21:34:08.339235+00', '2026-11-25 21:34:08.359774+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', 2, '2089-12-31 23:00:00+00', NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (2, '99d62eea-ee3e-475d-845a-f3a2ba8cb752', 'Ditinjau', 'ditinjau', 'ditinjau', 'Kabar yang ditunggu warga.', '', '<p>Warga Ditinjau menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'in_review', 1, '2026-11-25 21:34:08.43411+00', '2026-11-25 21:34:08.460249+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, 3, '', '', NULL);
INSERT INTO public.articles_article VALUES (5, '7ba5fb6c-0046-43ce-8606-05be5654ac63', 'Pembaruan terjadwal besok', 'pembaruan terjadwal besok', 'pembaruan-terjadwal', 'Kabar yang ditunggu warga.', '', '<p>Warga Pembaruan terjadwal menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'approved', 2, '2026-11-25 21:34:08.634849+00', '2026-11-25 21:34:08.767819+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (3, '449038a2-6165-4cb2-85bd-257f4325c341', 'Dikembalikan', 'dikembalikan', 'dikembalikan', 'Kabar yang ditunggu warga.', '', '<p>Warga Dikembalikan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'draft', 1, '2026-11-25 21:34:08.498701+00', '2026-11-25 21:34:08.546526+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (4, 'ba1bec70-af88-44c3-8175-40f2fa34735f', 'Disetujui', 'disetujui', 'disetujui', 'Kabar yang ditunggu warga.', '', '<p>Warga Disetujui menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'approved', 1, '2026-11-25 21:34:08.56319+00', '2026-11-25 21:34:08.616508+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (6, '64e98a66-2524-4175-a53c-2dddce628647', 'Tayang', 'tayang', 'tayang', 'Kabar yang ditunggu warga.', '', '<p>Warga Tayang menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p><figure data-photo="ac33cb50-04e5-46ad-962d-8b297fdeb0f7"><figcaption>Pagi itu.</figcaption></figure><p>Baca juga: Ditarik</p>', 'approved', 1, '2026-11-25 21:34:08.817361+00', '2026-11-25 21:34:08.868611+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', 1);
INSERT INTO public.articles_article VALUES (7, 'd767514c-cfd5-4b48-9834-3fde28e5b6ba', 'Tayang dengan perubahan', 'tayang dengan perubahan', 'tayang-dengan-perubahan', 'Teras yang belum disetujui.', '', '<p>Warga Tayang dengan perubahan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'draft', 2, '2026-11-25 21:34:08.921099+00', '2026-11-25 21:34:09.013899+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (8, '1aa4f0a1-e5be-4092-8e17-b54b7cda6642', 'Diralat benar', 'diralat benar', 'diralat', 'Kabar yang ditunggu warga.', '', '<p>Warga Diralat menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'approved', 2, '2026-11-25 21:34:09.021351+00', '2026-11-25 21:34:09.15948+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (10, 'da6c95b0-323f-406b-9c05-4335c56d7e12', 'Diturunkan', 'diturunkan', 'diturunkan', 'Kabar yang ditunggu warga.', '', '<p>Warga Diturunkan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'approved', 1, '2026-11-25 21:34:09.304642+00', '2026-11-25 21:34:09.351164+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (9, 'c9564c77-6e1f-469f-b894-af6045f2ff90', 'Hak jawab', 'hak jawab', 'hak-jawab', 'Kabar yang ditunggu warga.', '', '<p>Warga Hak jawab menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'approved', 1, '2026-11-25 21:34:09.208633+00', '2026-11-25 21:34:09.252697+00', NULL, '', 1, 6, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (13, '6d7ff204-cb31-4d15-81f4-a6590aea45f1', 'Terjadwal', 'terjadwal', 'terjadwal', 'Kabar yang ditunggu warga.', '', '<p>Warga Terjadwal menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'approved', 1, '2026-11-25 21:34:09.639745+00', '2026-11-25 21:34:09.6814+00', NULL, '', 1, NULL, 2, 1, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (11, 'd4deda6f-2505-4609-ad37-d57be731ea37', 'Menunggu pencabutan', 'menunggu pencabutan', 'menunggu-pencabutan', 'Kabar yang ditunggu warga.', '', '<p>Warga Menunggu pencabutan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'approved', 1, '2026-11-25 21:34:09.409964+00', '2026-11-25 21:34:09.465309+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);
INSERT INTO public.articles_article VALUES (12, 'f2c795ec-6bce-42e7-bf81-e02e05fe5417', 'Ditarik', 'ditarik', 'ditarik', 'Kabar yang ditunggu warga.', '', '<p>Warga Ditarik menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>', 'approved', 1, '2026-11-25 21:34:09.519432+00', '2026-11-25 21:34:09.562448+00', NULL, '', 1, NULL, 2, NULL, 1, false, false, '', '', NULL, NULL, NULL, NULL, '', '', NULL);


--
-- Data for Name: articles_articletag; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_articletag VALUES (1, 1, 1);
INSERT INTO public.articles_articletag VALUES (2, 1, 2);
INSERT INTO public.articles_articletag VALUES (3, 2, 1);
INSERT INTO public.articles_articletag VALUES (4, 2, 2);
INSERT INTO public.articles_articletag VALUES (5, 3, 1);
INSERT INTO public.articles_articletag VALUES (6, 3, 2);
INSERT INTO public.articles_articletag VALUES (7, 4, 1);
INSERT INTO public.articles_articletag VALUES (8, 4, 2);
INSERT INTO public.articles_articletag VALUES (9, 5, 1);
INSERT INTO public.articles_articletag VALUES (10, 5, 2);
INSERT INTO public.articles_articletag VALUES (11, 6, 1);
INSERT INTO public.articles_articletag VALUES (12, 6, 2);
INSERT INTO public.articles_articletag VALUES (13, 7, 1);
INSERT INTO public.articles_articletag VALUES (14, 7, 2);
INSERT INTO public.articles_articletag VALUES (15, 8, 1);
INSERT INTO public.articles_articletag VALUES (16, 8, 2);
INSERT INTO public.articles_articletag VALUES (17, 9, 1);
INSERT INTO public.articles_articletag VALUES (18, 9, 2);
INSERT INTO public.articles_articletag VALUES (19, 10, 1);
INSERT INTO public.articles_articletag VALUES (20, 10, 2);
INSERT INTO public.articles_articletag VALUES (21, 11, 1);
INSERT INTO public.articles_articletag VALUES (22, 11, 2);
INSERT INTO public.articles_articletag VALUES (23, 12, 1);
INSERT INTO public.articles_articletag VALUES (24, 12, 2);
INSERT INTO public.articles_articletag VALUES (25, 13, 1);
INSERT INTO public.articles_articletag VALUES (26, 13, 2);


--
-- Data for Name: articles_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_category VALUES (1, 'Umum', 'umum', '', 900, true, NULL, NULL);
INSERT INTO public.articles_category VALUES (2, 'Daerah', 'daerah', '', 100, false, NULL, NULL);


--
-- Data for Name: articles_category_editors; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: articles_checklistitem; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: articles_commentpolicy; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_commentpolicy VALUES (1, 'Kebijakan komentar', 'moderated', 30, 'Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.', 1, true);


--
-- Data for Name: articles_contributor; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_contributor VALUES (1, 'Ratih Kusumaningtyas', 'ratih-kusumaningtyas', '', '', true, false, 1, '');
INSERT INTO public.articles_contributor VALUES (2, 'Bonar Silalahi', 'bonar-silalahi', '', '', true, false, 2, '');
INSERT INTO public.articles_contributor VALUES (3, 'Sri Wahyuningrum', 'sri-wahyuningrum', '', '', false, true, 3, '');
INSERT INTO public.articles_contributor VALUES (4, 'Hendra Wicaksana', 'hendra-wicaksana', '', '', false, true, 4, '');
INSERT INTO public.articles_contributor VALUES (5, 'Teguh Prakoso', 'teguh-prakoso', '', '', false, true, NULL, '');


--
-- Data for Name: articles_credit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_credit VALUES (1, 'writer', 0, 1, 1);
INSERT INTO public.articles_credit VALUES (2, 'editor', 1, 1, 5);
INSERT INTO public.articles_credit VALUES (3, 'writer', 0, 2, 1);
INSERT INTO public.articles_credit VALUES (4, 'editor', 1, 2, 5);
INSERT INTO public.articles_credit VALUES (5, 'writer', 0, 3, 1);
INSERT INTO public.articles_credit VALUES (6, 'editor', 1, 3, 5);
INSERT INTO public.articles_credit VALUES (7, 'writer', 0, 4, 1);
INSERT INTO public.articles_credit VALUES (8, 'editor', 1, 4, 5);
INSERT INTO public.articles_credit VALUES (9, 'writer', 0, 5, 1);
INSERT INTO public.articles_credit VALUES (10, 'editor', 1, 5, 5);
INSERT INTO public.articles_credit VALUES (11, 'writer', 0, 6, 1);
INSERT INTO public.articles_credit VALUES (12, 'editor', 1, 6, 5);
INSERT INTO public.articles_credit VALUES (13, 'writer', 0, 7, 1);
INSERT INTO public.articles_credit VALUES (14, 'editor', 1, 7, 5);
INSERT INTO public.articles_credit VALUES (15, 'writer', 0, 8, 1);
INSERT INTO public.articles_credit VALUES (16, 'editor', 1, 8, 5);
INSERT INTO public.articles_credit VALUES (17, 'writer', 0, 9, 1);
INSERT INTO public.articles_credit VALUES (18, 'editor', 1, 9, 5);
INSERT INTO public.articles_credit VALUES (19, 'writer', 0, 10, 1);
INSERT INTO public.articles_credit VALUES (20, 'editor', 1, 10, 5);
INSERT INTO public.articles_credit VALUES (21, 'writer', 0, 11, 1);
INSERT INTO public.articles_credit VALUES (22, 'editor', 1, 11, 5);
INSERT INTO public.articles_credit VALUES (23, 'writer', 0, 12, 1);
INSERT INTO public.articles_credit VALUES (24, 'editor', 1, 12, 5);
INSERT INTO public.articles_credit VALUES (25, 'writer', 0, 13, 1);
INSERT INTO public.articles_credit VALUES (26, 'editor', 1, 13, 5);


--
-- Data for Name: articles_edition; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_edition VALUES (1, 1, 'first', '', '', '2026-11-25 21:34:08.700074+00', '2089-12-31 23:00:00+00', '2026-11-25 21:34:08.700074+00', 'Pembaruan terjadwal', 'pembaruan terjadwal', 'pembaruan-terjadwal', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Pembaruan terjadwal menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 9, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', '4acd5c8efd6459c447bc42b7381afc8b785e6caf5b18e6f29193f84b73cefa3f', 5, 2, 3, NULL, 2, 15, 5, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (2, 2, 'update', '', '', '2089-12-31 23:00:00+00', NULL, '2026-11-25 21:34:08.700074+00', 'Pembaruan terjadwal besok', 'pembaruan terjadwal besok', 'pembaruan-terjadwal', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Pembaruan terjadwal menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 9, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '4acd5c8efd6459c447bc42b7381afc8b785e6caf5b18e6f29193f84b73cefa3f', 'b530f13e4d9f8cdbb514e99f8e8e887e3efd07679ada008a516dd601071b7df4', 5, 2, 3, NULL, 2, 19, 6, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (3, 1, 'first', '', '', '2026-11-25 21:34:08.89121+00', NULL, '2026-11-25 21:34:08.89121+00', 'Tayang', 'tayang', 'tayang', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Tayang menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}, {"alt": "Kapal kayu.", "photo": "ac33cb50-04e5-46ad-962d-8b297fdeb0f7", "credit": "Laras Wening", "sha256": "232e57ef4a9c4ff299eef2f19006de0cea633de3a36ddd0611b0e9bda1744438", "caption": "Pagi itu."}, {"read_also": "Ditarik"}]', 'Kabar yang ditunggu warga.', 8, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', '076e545c5df7ae7c3dcc33a3f21ff8cf850f1114a1afb4b3343f1fe19476ea64', 6, 2, 3, NULL, 2, 23, 7, 1, false, false, '', '', '{"alt": "Kapal kayu.", "photo": "ac33cb50-04e5-46ad-962d-8b297fdeb0f7", "credit": "Laras Wening", "sha256": "232e57ef4a9c4ff299eef2f19006de0cea633de3a36ddd0611b0e9bda1744438", "caption": "Dermaga lama."}', 1);
INSERT INTO public.articles_edition VALUES (4, 1, 'first', '', '', '2026-11-25 21:34:08.98269+00', NULL, '2026-11-25 21:34:08.98269+00', 'Tayang dengan perubahan', 'tayang dengan perubahan', 'tayang-dengan-perubahan', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Tayang dengan perubahan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 10, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', '1ffe36b77904474dbcaad9b21ad083550af24e4d52fbc8e9924f9be100578186', 7, 2, 3, NULL, 2, 27, 8, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (5, 1, 'first', '', '', '2026-11-25 21:34:09.087998+00', '2026-11-25 21:34:09.179673+00', '2026-11-25 21:34:09.087998+00', 'Diralat', 'diralat', 'diralat', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Diralat menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 8, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', 'f0e2153b7130c1b0976fd7acf334688eafb5d12f1d93d6d1b9ab25663614f016', 8, 2, 3, NULL, 2, 32, 10, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (6, 2, 'correction', 'Jumlahnya keliru.', '', '2026-11-25 21:34:09.179673+00', NULL, '2026-11-25 21:34:09.087998+00', 'Diralat benar', 'diralat benar', 'diralat', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Diralat menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 8, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', 'f0e2153b7130c1b0976fd7acf334688eafb5d12f1d93d6d1b9ab25663614f016', 'fabbfa255ce7be2c142cfb9ae6e7791ab9bf8521980cc2bd00f6a3f567ff64b2', 8, 2, 3, NULL, 2, 36, 11, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (7, 1, 'reply', '', '', '2026-11-25 21:34:09.274249+00', NULL, '2026-11-25 21:34:09.274249+00', 'Hak jawab', 'hak jawab', 'hak-jawab', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Hak jawab menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 9, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', '32009c1bae64af64d34d24589f706a2e9f69a5d560bb5cd1b65718b4940c2fd0', 9, 2, 3, 6, 2, 40, 12, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (8, 1, 'first', '', '', '2026-11-25 21:34:09.371902+00', '2026-11-25 21:34:09.400839+00', '2026-11-25 21:34:09.371902+00', 'Diturunkan', 'diturunkan', 'diturunkan', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Diturunkan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 8, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', '1bd48a02a87059c09b1fac61a1564ea7e1476d47e90c9126e710ee2caa5e3112', 10, 2, 3, NULL, 2, 44, 13, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (9, 1, 'first', '', '', '2026-11-25 21:34:09.487113+00', NULL, '2026-11-25 21:34:09.487113+00', 'Menunggu pencabutan', 'menunggu pencabutan', 'menunggu-pencabutan', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Menunggu pencabutan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 9, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', '876ce4cce4f8286e16b96d06a0ed54e53315ed447836af3bdc9a25e71ef2519b', 11, 2, 3, NULL, 2, 49, 14, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (10, 1, 'first', '', '', '2026-11-25 21:34:09.582353+00', '2026-11-25 21:34:09.618942+00', '2026-11-25 21:34:09.582353+00', 'Ditarik', 'ditarik', 'ditarik', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Ditarik menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 8, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', '4024503a6fc9ec19595cbf45d6745d95d17af9b4f7399ebd4b416b27ba3c21bd', 12, 2, 3, NULL, 2, 54, 15, 1, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (11, 2, 'retraction', 'Menyebut nama korban.', 'victim', '2026-11-25 21:34:09.618942+00', NULL, '2026-11-25 21:34:09.582353+00', '', '', 'dicabut', '', '', '[]', '', 0, '{}', '[]', '{}', '4024503a6fc9ec19595cbf45d6745d95d17af9b4f7399ebd4b416b27ba3c21bd', '228d834f1a6af5711857c51a0da5a5139310d22a7d7c60bd2d9dfcff32bf2fe5', 12, 2, 3, NULL, 2, 56, 15, NULL, false, false, '', '', '{}', NULL);
INSERT INTO public.articles_edition VALUES (12, 1, 'first', '', '', '2089-12-31 23:00:00+00', NULL, '2089-12-31 23:00:00+00', 'Terjadwal', 'terjadwal', 'terjadwal', 'Kabar yang ditunggu warga.', '', '[{"html": "<p>Warga Terjadwal menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>"}]', 'Kabar yang ditunggu warga.', 8, '{"editor": [{"name": "Teguh Prakoso", "slug": "teguh-prakoso"}], "writer": [{"name": "Ratih Kusumaningtyas", "slug": "ratih-kusumaningtyas"}]}', '[{"name": "Banjir", "slug": "banjir"}, {"name": "Desa", "slug": "desa"}]', '{"mode": "moderated", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "version": 1, "days_open": 30}', '', 'f65a657143582670f78b7beaf66f26563a4a4d9a6163ceda5c49907307bf5e1c', 13, 2, 3, NULL, 2, 60, 16, 1, false, false, '', '', '{}', NULL);


--
-- Data for Name: articles_editioncredit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_editioncredit VALUES (1, 'writer', 0, '2026-11-25 21:34:08.700074+00', 1, 1, 5, 'written');
INSERT INTO public.articles_editioncredit VALUES (2, 'editor', 1, '2026-11-25 21:34:08.700074+00', 5, 1, 5, 'edited');
INSERT INTO public.articles_editioncredit VALUES (3, 'writer', 0, '2026-11-25 21:34:08.700074+00', 1, 2, 5, 'written');
INSERT INTO public.articles_editioncredit VALUES (4, 'editor', 1, '2026-11-25 21:34:08.700074+00', 5, 2, 5, 'edited');
INSERT INTO public.articles_editioncredit VALUES (5, 'writer', 0, '2026-11-25 21:34:08.89121+00', 1, 3, 6, 'written');
INSERT INTO public.articles_editioncredit VALUES (6, 'editor', 1, '2026-11-25 21:34:08.89121+00', 5, 3, 6, 'edited');
INSERT INTO public.articles_editioncredit VALUES (7, 'writer', 0, '2026-11-25 21:34:08.98269+00', 1, 4, 7, 'written');
INSERT INTO public.articles_editioncredit VALUES (8, 'editor', 1, '2026-11-25 21:34:08.98269+00', 5, 4, 7, 'edited');
INSERT INTO public.articles_editioncredit VALUES (9, 'writer', 0, '2026-11-25 21:34:09.087998+00', 1, 5, 8, 'written');
INSERT INTO public.articles_editioncredit VALUES (10, 'editor', 1, '2026-11-25 21:34:09.087998+00', 5, 5, 8, 'edited');
INSERT INTO public.articles_editioncredit VALUES (11, 'writer', 0, '2026-11-25 21:34:09.087998+00', 1, 6, 8, 'written');
INSERT INTO public.articles_editioncredit VALUES (12, 'editor', 1, '2026-11-25 21:34:09.087998+00', 5, 6, 8, 'edited');
INSERT INTO public.articles_editioncredit VALUES (13, 'writer', 0, '2026-11-25 21:34:09.274249+00', 1, 7, 9, 'written');
INSERT INTO public.articles_editioncredit VALUES (14, 'editor', 1, '2026-11-25 21:34:09.274249+00', 5, 7, 9, 'edited');
INSERT INTO public.articles_editioncredit VALUES (15, 'writer', 0, '2026-11-25 21:34:09.371902+00', 1, 8, 10, 'written');
INSERT INTO public.articles_editioncredit VALUES (16, 'editor', 1, '2026-11-25 21:34:09.371902+00', 5, 8, 10, 'edited');
INSERT INTO public.articles_editioncredit VALUES (17, 'writer', 0, '2026-11-25 21:34:09.487113+00', 1, 9, 11, 'written');
INSERT INTO public.articles_editioncredit VALUES (18, 'editor', 1, '2026-11-25 21:34:09.487113+00', 5, 9, 11, 'edited');
INSERT INTO public.articles_editioncredit VALUES (19, 'writer', 0, '2026-11-25 21:34:09.582353+00', 1, 10, 12, 'written');
INSERT INTO public.articles_editioncredit VALUES (20, 'editor', 1, '2026-11-25 21:34:09.582353+00', 5, 10, 12, 'edited');
INSERT INTO public.articles_editioncredit VALUES (21, 'writer', 0, '2089-12-31 23:00:00+00', 1, 12, 13, 'written');
INSERT INTO public.articles_editioncredit VALUES (22, 'editor', 1, '2089-12-31 23:00:00+00', 5, 12, 13, 'edited');


--
-- Data for Name: articles_editiontag; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_editiontag VALUES (1, '2026-11-25 21:34:08.700074+00', 1, 1, 5);
INSERT INTO public.articles_editiontag VALUES (2, '2026-11-25 21:34:08.700074+00', 1, 2, 5);
INSERT INTO public.articles_editiontag VALUES (3, '2026-11-25 21:34:08.700074+00', 2, 1, 5);
INSERT INTO public.articles_editiontag VALUES (4, '2026-11-25 21:34:08.700074+00', 2, 2, 5);
INSERT INTO public.articles_editiontag VALUES (5, '2026-11-25 21:34:08.89121+00', 3, 1, 6);
INSERT INTO public.articles_editiontag VALUES (6, '2026-11-25 21:34:08.89121+00', 3, 2, 6);
INSERT INTO public.articles_editiontag VALUES (7, '2026-11-25 21:34:08.98269+00', 4, 1, 7);
INSERT INTO public.articles_editiontag VALUES (8, '2026-11-25 21:34:08.98269+00', 4, 2, 7);
INSERT INTO public.articles_editiontag VALUES (9, '2026-11-25 21:34:09.087998+00', 5, 1, 8);
INSERT INTO public.articles_editiontag VALUES (10, '2026-11-25 21:34:09.087998+00', 5, 2, 8);
INSERT INTO public.articles_editiontag VALUES (11, '2026-11-25 21:34:09.087998+00', 6, 1, 8);
INSERT INTO public.articles_editiontag VALUES (12, '2026-11-25 21:34:09.087998+00', 6, 2, 8);
INSERT INTO public.articles_editiontag VALUES (13, '2026-11-25 21:34:09.274249+00', 7, 1, 9);
INSERT INTO public.articles_editiontag VALUES (14, '2026-11-25 21:34:09.274249+00', 7, 2, 9);
INSERT INTO public.articles_editiontag VALUES (15, '2026-11-25 21:34:09.371902+00', 8, 1, 10);
INSERT INTO public.articles_editiontag VALUES (16, '2026-11-25 21:34:09.371902+00', 8, 2, 10);
INSERT INTO public.articles_editiontag VALUES (17, '2026-11-25 21:34:09.487113+00', 9, 1, 11);
INSERT INTO public.articles_editiontag VALUES (18, '2026-11-25 21:34:09.487113+00', 9, 2, 11);
INSERT INTO public.articles_editiontag VALUES (19, '2026-11-25 21:34:09.582353+00', 10, 1, 12);
INSERT INTO public.articles_editiontag VALUES (20, '2026-11-25 21:34:09.582353+00', 10, 2, 12);
INSERT INTO public.articles_editiontag VALUES (21, '2089-12-31 23:00:00+00', 12, 1, 13);
INSERT INTO public.articles_editiontag VALUES (22, '2089-12-31 23:00:00+00', 12, 2, 13);


--
-- Data for Name: articles_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_event VALUES (1, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.366849+00', '', NULL, '{}', '', '3b9619ec8d4f9280c7b44cf8525cbc0da7d973640fe2831e30b9e41e8fd4981a', 1, 1, 1);
INSERT INTO public.articles_event VALUES (2, 2, 'assign', 'draft', 'draft', 'Hendra Wicaksana (chief)', '2026-11-25 21:34:08.418007+00', '', NULL, '{"assignee": "writer2", "deadline": "2089-12-31T23:00:00.000000Z"}', '3b9619ec8d4f9280c7b44cf8525cbc0da7d973640fe2831e30b9e41e8fd4981a', '9087cd530f2af5ef7dea2719b2519b551435274164b8465e66fd24e7693cd294', 4, 1, 1);
INSERT INTO public.articles_event VALUES (3, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.45079+00', '', NULL, '{}', '', 'adf42323d8edc5ce19fcb9e52a2dc63091d1528d7524e157ec913921131ba956', 1, 2, 2);
INSERT INTO public.articles_event VALUES (4, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.461741+00', '', NULL, '{}', 'adf42323d8edc5ce19fcb9e52a2dc63091d1528d7524e157ec913921131ba956', 'e472dc0e7add728e511b3a6cf2383085bb69e06959318dd3501d3a64ccd87b2f', 1, 2, 2);
INSERT INTO public.articles_event VALUES (5, 3, 'claim', 'in_review', 'in_review', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.485808+00', '', NULL, '{}', 'e472dc0e7add728e511b3a6cf2383085bb69e06959318dd3501d3a64ccd87b2f', '080498aaa1aa9938293177736cba5bc024341b674874c0a97d083158e1ae55b9', 3, 2, 2);
INSERT INTO public.articles_event VALUES (6, 4, 'share', 'in_review', 'in_review', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.495552+00', '', NULL, '{"use": "comment", "link": 1, "guest": "Ahli hukum", "expires": "2026-12-25T21:34:08.487668Z", "revision": 1}', '080498aaa1aa9938293177736cba5bc024341b674874c0a97d083158e1ae55b9', 'd858cf988d4618cf986cd06323aa3197f04031d28e20d53c970d7204d7e579df', 3, 2, 2);
INSERT INTO public.articles_event VALUES (7, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.514447+00', '', NULL, '{}', '', 'a79ccb4a8b5f8da5650fc37ec7d560a85692ad8e43fd67d58346a7ce224e484c', 1, 3, 3);
INSERT INTO public.articles_event VALUES (8, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.521698+00', '', NULL, '{}', 'a79ccb4a8b5f8da5650fc37ec7d560a85692ad8e43fd67d58346a7ce224e484c', 'fdab8e5c66efd4e3744d01414d025718e066cec0b43dfbda5decc495757366bd', 1, 3, 3);
INSERT INTO public.articles_event VALUES (9, 3, 'request_changes', 'in_review', 'draft', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.548022+00', 'Sebut sumbernya.', NULL, '{}', 'fdab8e5c66efd4e3744d01414d025718e066cec0b43dfbda5decc495757366bd', '0bb858ea2f05045aa1a3c2773056a9ec3f0f81061a86e4857eae5521cff61b30', 3, 3, 3);
INSERT INTO public.articles_event VALUES (10, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.578352+00', '', NULL, '{}', '', '8b46528a9db58787edd7344bb4a5b43f098810b0268935c49a5929ec6f1f63f0', 1, 4, 4);
INSERT INTO public.articles_event VALUES (11, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.586046+00', '', NULL, '{}', '8b46528a9db58787edd7344bb4a5b43f098810b0268935c49a5929ec6f1f63f0', '428609cb819f6dc2b9003d1b127c3cbbe9be8a078298e1e4fc125d7ac8831e12', 1, 4, 4);
INSERT INTO public.articles_event VALUES (12, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.618056+00', '', NULL, '{}', '428609cb819f6dc2b9003d1b127c3cbbe9be8a078298e1e4fc125d7ac8831e12', '3f5f7bcd5a36472faafb73a2f08e1c4b7cccf93e53bed1931e80de5bf163af09', 3, 4, 4);
INSERT INTO public.articles_event VALUES (13, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.649218+00', '', NULL, '{}', '', '693fa45680c9a7d315b6ed09daecf80e032dc1c6e3a3e7f62efd5204c6d24f01', 1, 5, 5);
INSERT INTO public.articles_event VALUES (14, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.655426+00', '', NULL, '{}', '693fa45680c9a7d315b6ed09daecf80e032dc1c6e3a3e7f62efd5204c6d24f01', '924c6edf145fc2ddad8907fed314f692c152e4132858f96ee578ee01aaace124', 1, 5, 5);
INSERT INTO public.articles_event VALUES (15, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.680696+00', '', NULL, '{}', '924c6edf145fc2ddad8907fed314f692c152e4132858f96ee578ee01aaace124', 'f1bc7a8e066deecfb993479051bebd36f162a0f6aec8894ee5b74873c566d323', 3, 5, 5);
INSERT INTO public.articles_event VALUES (16, 4, 'publish', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.716091+00', '', 1, '{"kind": "first", "closed": [], "digest": "4acd5c8efd6459c447bc42b7381afc8b785e6caf5b18e6f29193f84b73cefa3f", "live_from": "2026-11-25T21:34:08.700074Z", "live_until": null}', 'f1bc7a8e066deecfb993479051bebd36f162a0f6aec8894ee5b74873c566d323', '7c8b64bda60f79d15fcd2dd68bdf686f33fe398d6750997fd08766136430bbf1', 3, 5, 5);
INSERT INTO public.articles_event VALUES (17, 5, 'edit', 'approved', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.738616+00', '', NULL, '{}', '7c8b64bda60f79d15fcd2dd68bdf686f33fe398d6750997fd08766136430bbf1', '5b8980d542790e49d50d5453a2e5ee6b6ae06f2305343bac19e6854e434ac4b2', 1, 5, 6);
INSERT INTO public.articles_event VALUES (18, 6, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.744245+00', '', NULL, '{}', '5b8980d542790e49d50d5453a2e5ee6b6ae06f2305343bac19e6854e434ac4b2', '84c71249f15f4703aa4c72bc0150f993416221c033c7c87e6b9e6cdc22b5d8ad', 1, 5, 6);
INSERT INTO public.articles_event VALUES (19, 7, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.769103+00', '', NULL, '{}', '84c71249f15f4703aa4c72bc0150f993416221c033c7c87e6b9e6cdc22b5d8ad', '1c1b25e82337396ee63f631cfcd8458cd2ef34c5cbd7387894e308d5ebbe0c88', 3, 5, 6);
INSERT INTO public.articles_event VALUES (20, 8, 'schedule', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.803516+00', '', 2, '{"kind": "update", "closed": [{"until": "2089-12-31T23:00:00.000000Z", "edition": 1, "was_until": null}], "digest": "b530f13e4d9f8cdbb514e99f8e8e887e3efd07679ada008a516dd601071b7df4", "live_from": "2089-12-31T23:00:00.000000Z", "live_until": null}', '1c1b25e82337396ee63f631cfcd8458cd2ef34c5cbd7387894e308d5ebbe0c88', 'be2ee70cf2597ecb77f4d41cf5fcbe98f83d77c20f37f740d5df03dc51a6dd00', 3, 5, 6);
INSERT INTO public.articles_event VALUES (21, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.835595+00', '', NULL, '{}', '', '8770dd885256e8126739ff2b048d2140be69fd3a1607b2b39987853415c39867', 1, 6, 7);
INSERT INTO public.articles_event VALUES (22, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.841876+00', '', NULL, '{}', '8770dd885256e8126739ff2b048d2140be69fd3a1607b2b39987853415c39867', 'da085adf22820b5324a8d3f5b0243aee692c0f6baed7d5a835cd3516c02e1c6e', 1, 6, 7);
INSERT INTO public.articles_event VALUES (23, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.869963+00', '', NULL, '{}', 'da085adf22820b5324a8d3f5b0243aee692c0f6baed7d5a835cd3516c02e1c6e', 'f79763bb8315b7c31942abb90348de46eb75967684fd2b2065d0d130ee7b967e', 3, 6, 7);
INSERT INTO public.articles_event VALUES (24, 4, 'publish', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.905837+00', '', 1, '{"kind": "first", "closed": [], "digest": "076e545c5df7ae7c3dcc33a3f21ff8cf850f1114a1afb4b3343f1fe19476ea64", "live_from": "2026-11-25T21:34:08.891210Z", "live_until": null}', 'f79763bb8315b7c31942abb90348de46eb75967684fd2b2065d0d130ee7b967e', 'eb22212e403729478e72d917e1485d127eda1725e5fa97f884062189483a5114', 3, 6, 7);
INSERT INTO public.articles_event VALUES (25, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.933956+00', '', NULL, '{}', '', '43530abc897631e099fee0de5b369f9038c42f73d4d06fba5c31c65bab5d30de', 1, 7, 8);
INSERT INTO public.articles_event VALUES (26, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:08.939789+00', '', NULL, '{}', '43530abc897631e099fee0de5b369f9038c42f73d4d06fba5c31c65bab5d30de', '6a789a413f677a90ce811e0b1d73ead9c35672a9e0da2ea558e28199773007ce', 1, 7, 8);
INSERT INTO public.articles_event VALUES (27, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.9641+00', '', NULL, '{}', '6a789a413f677a90ce811e0b1d73ead9c35672a9e0da2ea558e28199773007ce', '47845315a96e2b97bf3b732dbe4a786a955f9580157acd038cde0dd953ed8438', 3, 7, 8);
INSERT INTO public.articles_event VALUES (28, 4, 'publish', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:08.995155+00', '', 1, '{"kind": "first", "closed": [], "digest": "1ffe36b77904474dbcaad9b21ad083550af24e4d52fbc8e9924f9be100578186", "live_from": "2026-11-25T21:34:08.982690Z", "live_until": null}', '47845315a96e2b97bf3b732dbe4a786a955f9580157acd038cde0dd953ed8438', 'e25c046c760332df230842c5916c8570cb9428e08e66a789618e0833754fffc2', 3, 7, 8);
INSERT INTO public.articles_event VALUES (29, 5, 'edit', 'approved', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.019397+00', '', NULL, '{}', 'e25c046c760332df230842c5916c8570cb9428e08e66a789618e0833754fffc2', '0cfbc66c5c2b53ce6da1b1e3969acd1873a3b963307d70a5cc1634a53f2c6fd6', 1, 7, 9);
INSERT INTO public.articles_event VALUES (30, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.035086+00', '', NULL, '{}', '', 'd5464dd088ab8aaa9c98073161a8a21cbc56ac4e3601aaee07e615685a1a1191', 1, 8, 10);
INSERT INTO public.articles_event VALUES (31, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.041474+00', '', NULL, '{}', 'd5464dd088ab8aaa9c98073161a8a21cbc56ac4e3601aaee07e615685a1a1191', 'c9103421bb3207733d73e70fa34655ea1c85d9674fcffc27941db85c179f1d63', 1, 8, 10);
INSERT INTO public.articles_event VALUES (32, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.068057+00', '', NULL, '{}', 'c9103421bb3207733d73e70fa34655ea1c85d9674fcffc27941db85c179f1d63', '832e185faf31a6c292f02bc112f721f7e390539f37525e91726bbe3b67af0c63', 3, 8, 10);
INSERT INTO public.articles_event VALUES (33, 4, 'publish', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.100307+00', '', 1, '{"kind": "first", "closed": [], "digest": "f0e2153b7130c1b0976fd7acf334688eafb5d12f1d93d6d1b9ab25663614f016", "live_from": "2026-11-25T21:34:09.087998Z", "live_until": null}', '832e185faf31a6c292f02bc112f721f7e390539f37525e91726bbe3b67af0c63', '68785aa3aa1982c21c623c4e2530548813d97c4acea7ab3808bb4e40c4aa65d5', 3, 8, 10);
INSERT INTO public.articles_event VALUES (34, 5, 'edit', 'approved', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.126293+00', '', NULL, '{}', '68785aa3aa1982c21c623c4e2530548813d97c4acea7ab3808bb4e40c4aa65d5', '77415dd57d24b2f156121a2a46b2cc485ce5c3127a2347434fd0b3a360a58eac', 1, 8, 11);
INSERT INTO public.articles_event VALUES (35, 6, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.132199+00', '', NULL, '{}', '77415dd57d24b2f156121a2a46b2cc485ce5c3127a2347434fd0b3a360a58eac', '91611f5ad29afa8749d3d606a3f28dc5b175d03445a91d0e2443468a65fe66b5', 1, 8, 11);
INSERT INTO public.articles_event VALUES (36, 7, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.160969+00', '', NULL, '{}', '91611f5ad29afa8749d3d606a3f28dc5b175d03445a91d0e2443468a65fe66b5', 'fdb7552fcdba1f0bed1e2a1a9f10e302e09512d155d7e3573aa20bae57bd83e7', 3, 8, 11);
INSERT INTO public.articles_event VALUES (37, 8, 'correct', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.193306+00', 'Jumlahnya keliru.', 2, '{"kind": "correction", "closed": [{"until": "2026-11-25T21:34:09.179673Z", "edition": 1, "was_until": null}], "digest": "fabbfa255ce7be2c142cfb9ae6e7791ab9bf8521980cc2bd00f6a3f567ff64b2", "live_from": "2026-11-25T21:34:09.179673Z", "live_until": null}', 'fdb7552fcdba1f0bed1e2a1a9f10e302e09512d155d7e3573aa20bae57bd83e7', 'c8ee8a8e945bf3a9cdd7d89e60698dc3f95af1442c19cd8911d40d157c787477', 3, 8, 11);
INSERT INTO public.articles_event VALUES (38, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.22135+00', '', NULL, '{}', '', '0647a7cb68bc2a8ee5fe43d814c094f4bda4b9db2d37366ad8c53cf6519ac44a', 1, 9, 12);
INSERT INTO public.articles_event VALUES (39, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.227707+00', '', NULL, '{}', '0647a7cb68bc2a8ee5fe43d814c094f4bda4b9db2d37366ad8c53cf6519ac44a', '54ad9c7dbf7ba8e523625235fa003d3757b2b8b0b7a5f3bb1442b3821a53983a', 1, 9, 12);
INSERT INTO public.articles_event VALUES (40, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.253989+00', '', NULL, '{}', '54ad9c7dbf7ba8e523625235fa003d3757b2b8b0b7a5f3bb1442b3821a53983a', '2a1391260948de77c3d54f44c0e4c4455a83d0bd1e46417e765f4b8494845278', 3, 9, 12);
INSERT INTO public.articles_event VALUES (41, 4, 'reply', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.287897+00', '', 1, '{"kind": "reply", "closed": [], "digest": "32009c1bae64af64d34d24589f706a2e9f69a5d560bb5cd1b65718b4940c2fd0", "live_from": "2026-11-25T21:34:09.274249Z", "live_until": null}', '2a1391260948de77c3d54f44c0e4c4455a83d0bd1e46417e765f4b8494845278', 'fb3f11d832943c5d53de87613c9271571361935454c671c1bd26286cc612dd5b', 3, 9, 12);
INSERT INTO public.articles_event VALUES (42, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.319467+00', '', NULL, '{}', '', 'fcb7d1988a86b83e3ee37b971dec6d4d5bede65b84b927b9265fe59bd49979ad', 1, 10, 13);
INSERT INTO public.articles_event VALUES (43, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.325605+00', '', NULL, '{}', 'fcb7d1988a86b83e3ee37b971dec6d4d5bede65b84b927b9265fe59bd49979ad', 'ab817d8ad73196a0a1b302b334af79dbfd1fa5ee08ceeda5e59cc0abce8a4d0e', 1, 10, 13);
INSERT INTO public.articles_event VALUES (44, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.352423+00', '', NULL, '{}', 'ab817d8ad73196a0a1b302b334af79dbfd1fa5ee08ceeda5e59cc0abce8a4d0e', '4672592911e2ca4f2a9fce7bed0ec88f5a10bbe1cbd791b0e65b0f0a62a4a145', 3, 10, 13);
INSERT INTO public.articles_event VALUES (45, 4, 'publish', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.383952+00', '', 1, '{"kind": "first", "closed": [], "digest": "1bd48a02a87059c09b1fac61a1564ea7e1476d47e90c9126e710ee2caa5e3112", "live_from": "2026-11-25T21:34:09.371902Z", "live_until": null}', '4672592911e2ca4f2a9fce7bed0ec88f5a10bbe1cbd791b0e65b0f0a62a4a145', '0b9bacd689162b60706d3427f7c5173aae7b7f59aaf2abae50b94f8191373d3b', 3, 10, 13);
INSERT INTO public.articles_event VALUES (46, 5, 'expire', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.404122+00', '', NULL, '{"closed": [{"until": "2026-11-25T21:34:09.400839Z", "edition": 1, "was_until": null}]}', '0b9bacd689162b60706d3427f7c5173aae7b7f59aaf2abae50b94f8191373d3b', 'b5171b48a4e112574acf8d2f6b86bf273b0b07b0795b2135351a3bf5b0139b21', 3, 10, 13);
INSERT INTO public.articles_event VALUES (47, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.428583+00', '', NULL, '{}', '', '96a2fde8341ef4ad54f129d6c504a64c74450f2f8780b14077c53ace3aa5a4e9', 1, 11, 14);
INSERT INTO public.articles_event VALUES (48, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.435968+00', '', NULL, '{}', '96a2fde8341ef4ad54f129d6c504a64c74450f2f8780b14077c53ace3aa5a4e9', '2f49306f1366654219f90aa1143bd9ec7fb1ef1efe4efa50073a7d856496769e', 1, 11, 14);
INSERT INTO public.articles_event VALUES (49, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.466731+00', '', NULL, '{}', '2f49306f1366654219f90aa1143bd9ec7fb1ef1efe4efa50073a7d856496769e', '0054c924a072d570b65318838250396c5134b660aa4ec4d6c56b766fa8c9165a', 3, 11, 14);
INSERT INTO public.articles_event VALUES (50, 4, 'publish', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.50022+00', '', 1, '{"kind": "first", "closed": [], "digest": "876ce4cce4f8286e16b96d06a0ed54e53315ed447836af3bdc9a25e71ef2519b", "live_from": "2026-11-25T21:34:09.487113Z", "live_until": null}', '0054c924a072d570b65318838250396c5134b660aa4ec4d6c56b766fa8c9165a', 'b7ff02cd313546c3bfd941508626fead5d9bb76bd768a0662c7da48aa93cebf2', 3, 11, 14);
INSERT INTO public.articles_event VALUES (51, 5, 'retract', 'approved', 'approved', 'Hendra Wicaksana (chief)', '2026-11-25 21:34:09.517053+00', 'Menyebut nama anak.', NULL, '{"ground": "child"}', 'b7ff02cd313546c3bfd941508626fead5d9bb76bd768a0662c7da48aa93cebf2', '95aa0ce4df8c14386b900f920637eefb5e22db2c298ebe769c33fa55fb8766ac', 4, 11, 14);
INSERT INTO public.articles_event VALUES (52, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.53301+00', '', NULL, '{}', '', '109a0182c70d8e3a2b51bcf8a953437e4194ff618f28786acf82bcd0564d2b6f', 1, 12, 15);
INSERT INTO public.articles_event VALUES (53, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.539068+00', '', NULL, '{}', '109a0182c70d8e3a2b51bcf8a953437e4194ff618f28786acf82bcd0564d2b6f', '79fa4f515f49b4aa58cba4c06a2bb6641d3ce2019452241e5944d1df1e37e87b', 1, 12, 15);
INSERT INTO public.articles_event VALUES (54, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.563762+00', '', NULL, '{}', '79fa4f515f49b4aa58cba4c06a2bb6641d3ce2019452241e5944d1df1e37e87b', 'e327a423d22d7c4a3a33131fda22cb3e7b9814fc426823f5e6cb88c5a9855f4e', 3, 12, 15);
INSERT INTO public.articles_event VALUES (55, 4, 'publish', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.595798+00', '', 1, '{"kind": "first", "closed": [], "digest": "4024503a6fc9ec19595cbf45d6745d95d17af9b4f7399ebd4b416b27ba3c21bd", "live_from": "2026-11-25T21:34:09.582353Z", "live_until": null}', 'e327a423d22d7c4a3a33131fda22cb3e7b9814fc426823f5e6cb88c5a9855f4e', 'eeec8e82a8e4cad36a58ecd8cce9943b5f842618d83931ea2b9a636927d037aa', 3, 12, 15);
INSERT INTO public.articles_event VALUES (56, 5, 'retract', 'approved', 'approved', 'Hendra Wicaksana (chief)', '2026-11-25 21:34:09.612816+00', 'Menyebut nama korban.', NULL, '{"ground": "victim"}', 'eeec8e82a8e4cad36a58ecd8cce9943b5f842618d83931ea2b9a636927d037aa', 'be23cb8dd39e1c525071cbc906fa3c5bdd39611ed0163784f0bb6b19114bf9d7', 4, 12, 15);
INSERT INTO public.articles_event VALUES (57, 6, 'confirm_retraction', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.626541+00', '', 2, '{"kind": "retraction", "closed": [{"until": "2026-11-25T21:34:09.618942Z", "edition": 1, "was_until": null}], "digest": "228d834f1a6af5711857c51a0da5a5139310d22a7d7c60bd2d9dfcff32bf2fe5", "live_from": "2026-11-25T21:34:09.618942Z", "withdrawn": [], "live_until": null}', 'be23cb8dd39e1c525071cbc906fa3c5bdd39611ed0163784f0bb6b19114bf9d7', '711aa60daf24c2cb9011a768f2505f177bd92a73e8336628097bab3dec74174d', 3, 12, 15);
INSERT INTO public.articles_event VALUES (58, 1, 'create', '', 'draft', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.652356+00', '', NULL, '{}', '', '40b183fcb3fea0d12c3dd889f695ea2f6ee7c8f66afa4a551cf7e7fbe56e46f2', 1, 13, 16);
INSERT INTO public.articles_event VALUES (59, 2, 'submit', 'draft', 'in_review', 'Ratih Kusumaningtyas (writer)', '2026-11-25 21:34:09.658186+00', '', NULL, '{}', '40b183fcb3fea0d12c3dd889f695ea2f6ee7c8f66afa4a551cf7e7fbe56e46f2', '70caacb4c5f218cc24c302dac21c6b8bc671a252c0dae114ac9dabaea9911286', 1, 13, 16);
INSERT INTO public.articles_event VALUES (60, 3, 'approve', 'in_review', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.682654+00', '', NULL, '{}', '70caacb4c5f218cc24c302dac21c6b8bc671a252c0dae114ac9dabaea9911286', '79ba4f2ca72ed251ef02b6eaba7b52bb3eaa141af1f2e7a9de4fbb04986f94ba', 3, 13, 16);
INSERT INTO public.articles_event VALUES (61, 4, 'schedule', 'approved', 'approved', 'Sri Wahyuningrum (editor)', '2026-11-25 21:34:09.71315+00', '', 1, '{"kind": "first", "closed": [], "digest": "f65a657143582670f78b7beaf66f26563a4a4d9a6163ceda5c49907307bf5e1c", "live_from": "2089-12-31T23:00:00.000000Z", "live_until": null}', '79ba4f2ca72ed251ef02b6eaba7b52bb3eaa141af1f2e7a9de4fbb04986f94ba', '90bcff5bcf3d13d8f69f796c8e3dc0f8b8ee12117473088d17b9db65eb4058b1', 3, 13, 16);


--
-- Data for Name: articles_guestlink; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_guestlink VALUES (1, 'ZSKCShBx33ykYNXLqWStRanIh475I-U7KAEI9-5vyHw', 'comment', 'Ahli hukum', '2026-11-25 21:34:08.489486+00', '2026-12-25 21:34:08.487668+00', NULL, 2, 3, 2);


--
-- Data for Name: articles_message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_message VALUES (1, 'mentioned', 'note:1', '', NULL, 'Sri Wahyuningrum (editor)', 'Kapan tepatnya? @writer', '2026-11-25 21:34:08.381688+00', NULL, true, NULL, 1, 1);
INSERT INTO public.articles_message VALUES (2, 'assigned', 'event:2', 'assign', '2089-12-31 23:00:00+00', 'Hendra Wicaksana (chief)', '', '2026-11-25 21:34:08.418007+00', NULL, true, NULL, 1, 2);
INSERT INTO public.articles_message VALUES (3, 'submitted', 'event:4', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.461741+00', NULL, true, NULL, 2, 3);
INSERT INTO public.articles_message VALUES (4, 'submitted', 'event:4', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.461741+00', NULL, true, NULL, 2, 4);
INSERT INTO public.articles_message VALUES (5, 'submitted', 'event:8', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.521698+00', NULL, true, NULL, 3, 3);
INSERT INTO public.articles_message VALUES (6, 'submitted', 'event:8', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.521698+00', NULL, true, NULL, 3, 4);
INSERT INTO public.articles_message VALUES (7, 'changes', 'event:9', 'request_changes', NULL, 'Sri Wahyuningrum (editor)', 'Sebut sumbernya.', '2026-11-25 21:34:08.548022+00', NULL, true, NULL, 3, 1);
INSERT INTO public.articles_message VALUES (8, 'submitted', 'event:11', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.586046+00', NULL, true, NULL, 4, 3);
INSERT INTO public.articles_message VALUES (9, 'submitted', 'event:11', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.586046+00', NULL, true, NULL, 4, 4);
INSERT INTO public.articles_message VALUES (10, 'approved', 'event:12', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.618056+00', NULL, true, NULL, 4, 1);
INSERT INTO public.articles_message VALUES (11, 'submitted', 'event:14', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.655426+00', NULL, true, NULL, 5, 3);
INSERT INTO public.articles_message VALUES (12, 'submitted', 'event:14', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.655426+00', NULL, true, NULL, 5, 4);
INSERT INTO public.articles_message VALUES (13, 'approved', 'event:15', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.680696+00', NULL, true, NULL, 5, 1);
INSERT INTO public.articles_message VALUES (14, 'published', 'event:16', 'publish', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.716091+00', NULL, true, NULL, 5, 1);
INSERT INTO public.articles_message VALUES (15, 'submitted', 'event:18', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.744245+00', NULL, true, NULL, 5, 3);
INSERT INTO public.articles_message VALUES (16, 'submitted', 'event:18', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.744245+00', NULL, true, NULL, 5, 4);
INSERT INTO public.articles_message VALUES (17, 'approved', 'event:19', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.769103+00', NULL, true, NULL, 5, 1);
INSERT INTO public.articles_message VALUES (18, 'published', 'event:20', 'schedule', '2089-12-31 23:00:00+00', 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.803516+00', NULL, true, NULL, 5, 1);
INSERT INTO public.articles_message VALUES (19, 'submitted', 'event:22', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.841876+00', NULL, true, NULL, 6, 3);
INSERT INTO public.articles_message VALUES (20, 'submitted', 'event:22', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.841876+00', NULL, true, NULL, 6, 4);
INSERT INTO public.articles_message VALUES (21, 'approved', 'event:23', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.869963+00', NULL, true, NULL, 6, 1);
INSERT INTO public.articles_message VALUES (22, 'published', 'event:24', 'publish', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.905837+00', NULL, true, NULL, 6, 1);
INSERT INTO public.articles_message VALUES (23, 'submitted', 'event:26', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.939789+00', NULL, true, NULL, 7, 3);
INSERT INTO public.articles_message VALUES (24, 'submitted', 'event:26', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.939789+00', NULL, true, NULL, 7, 4);
INSERT INTO public.articles_message VALUES (25, 'approved', 'event:27', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.9641+00', NULL, true, NULL, 7, 1);
INSERT INTO public.articles_message VALUES (26, 'published', 'event:28', 'publish', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:08.995155+00', NULL, true, NULL, 7, 1);
INSERT INTO public.articles_message VALUES (27, 'submitted', 'event:31', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.041474+00', NULL, true, NULL, 8, 3);
INSERT INTO public.articles_message VALUES (28, 'submitted', 'event:31', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.041474+00', NULL, true, NULL, 8, 4);
INSERT INTO public.articles_message VALUES (29, 'approved', 'event:32', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.068057+00', NULL, true, NULL, 8, 1);
INSERT INTO public.articles_message VALUES (30, 'published', 'event:33', 'publish', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.100307+00', NULL, true, NULL, 8, 1);
INSERT INTO public.articles_message VALUES (31, 'submitted', 'event:35', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.132199+00', NULL, true, NULL, 8, 3);
INSERT INTO public.articles_message VALUES (32, 'submitted', 'event:35', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.132199+00', NULL, true, NULL, 8, 4);
INSERT INTO public.articles_message VALUES (33, 'approved', 'event:36', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.160969+00', NULL, true, NULL, 8, 1);
INSERT INTO public.articles_message VALUES (34, 'published', 'event:37', 'correct', NULL, 'Sri Wahyuningrum (editor)', 'Jumlahnya keliru.', '2026-11-25 21:34:09.193306+00', NULL, true, NULL, 8, 1);
INSERT INTO public.articles_message VALUES (35, 'submitted', 'event:39', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.227707+00', NULL, true, NULL, 9, 3);
INSERT INTO public.articles_message VALUES (36, 'submitted', 'event:39', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.227707+00', NULL, true, NULL, 9, 4);
INSERT INTO public.articles_message VALUES (37, 'approved', 'event:40', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.253989+00', NULL, true, NULL, 9, 1);
INSERT INTO public.articles_message VALUES (38, 'published', 'event:41', 'reply', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.287897+00', NULL, true, NULL, 9, 1);
INSERT INTO public.articles_message VALUES (39, 'submitted', 'event:43', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.325605+00', NULL, true, NULL, 10, 3);
INSERT INTO public.articles_message VALUES (40, 'submitted', 'event:43', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.325605+00', NULL, true, NULL, 10, 4);
INSERT INTO public.articles_message VALUES (41, 'approved', 'event:44', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.352423+00', NULL, true, NULL, 10, 1);
INSERT INTO public.articles_message VALUES (42, 'published', 'event:45', 'publish', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.383952+00', NULL, true, NULL, 10, 1);
INSERT INTO public.articles_message VALUES (43, 'submitted', 'event:48', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.435968+00', NULL, true, NULL, 11, 3);
INSERT INTO public.articles_message VALUES (44, 'submitted', 'event:48', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.435968+00', NULL, true, NULL, 11, 4);
INSERT INTO public.articles_message VALUES (45, 'approved', 'event:49', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.466731+00', NULL, true, NULL, 11, 1);
INSERT INTO public.articles_message VALUES (46, 'published', 'event:50', 'publish', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.50022+00', NULL, true, NULL, 11, 1);
INSERT INTO public.articles_message VALUES (47, 'submitted', 'event:53', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.539068+00', NULL, true, NULL, 12, 3);
INSERT INTO public.articles_message VALUES (48, 'submitted', 'event:53', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.539068+00', NULL, true, NULL, 12, 4);
INSERT INTO public.articles_message VALUES (49, 'approved', 'event:54', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.563762+00', NULL, true, NULL, 12, 1);
INSERT INTO public.articles_message VALUES (50, 'published', 'event:55', 'publish', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.595798+00', NULL, true, NULL, 12, 1);
INSERT INTO public.articles_message VALUES (51, 'published', 'event:57', 'confirm_retraction', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.626541+00', NULL, true, NULL, 12, 1);
INSERT INTO public.articles_message VALUES (52, 'submitted', 'event:59', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.658186+00', NULL, true, NULL, 13, 3);
INSERT INTO public.articles_message VALUES (53, 'submitted', 'event:59', 'submit', NULL, 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.658186+00', NULL, true, NULL, 13, 4);
INSERT INTO public.articles_message VALUES (54, 'approved', 'event:60', 'approve', NULL, 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.682654+00', NULL, true, NULL, 13, 1);
INSERT INTO public.articles_message VALUES (55, 'published', 'event:61', 'schedule', '2089-12-31 23:00:00+00', 'Sri Wahyuningrum (editor)', '', '2026-11-25 21:34:09.71315+00', NULL, true, NULL, 13, 1);


--
-- Data for Name: articles_note; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_note VALUES (1, 1, 'Sri Wahyuningrum (editor)', 'Kapan tepatnya? @writer', 'menunggu kabar', '2026-11-25 21:34:08.381688+00', NULL, '', 1, 3, NULL, NULL);


--
-- Data for Name: articles_page; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_page VALUES (1, 'Tentang kami', 'tentang', '<p>Kami redaksi berita yang menyimpan apa yang pernah kami tunjukkan kepada pembaca. Berita boleh berkembang dan kekeliruan harus diperbaiki, tetapi perubahan penting tidak kami lakukan diam-diam.</p><h2>Yang pernah Anda lihat tetap tercatat</h2><p>Naskah yang sedang kami kerjakan terpisah dari artikel yang Anda baca. Setiap kali artikel terbit atau diperbarui, kami menyimpan apa yang dilihat pembaca, sejak kapan, dan sampai kapan. Catatan itu disegel: kami tidak menulis ulang masa lalu, dan upaya mengubahnya akan meninggalkan jejak.</p><h2>Ralat dan pencabutan diumumkan</h2><ul><li><strong>Pembaruan</strong> tampak dari waktunya. Artikel menyebut kapan pertama kali terbit dan kapan terakhir diperbarui.</li><li><strong>Ralat</strong> disertai catatan pada artikelnya: apa yang keliru dan kapan diperbaiki.</li><li><strong>Hak jawab</strong> terbit sebagai artikel tersendiri yang bertaut dengan berita yang dijawab.</li><li><strong>Pencabutan</strong> jarang terjadi dan memerlukan persetujuan dua orang. Alamat artikel tetap ada, tetapi isinya diganti dengan alasan dan dasar pencabutan.</li></ul><h2>Dari naskah sampai tayang</h2><ol><li>Penulis menyusun naskah dan mengirimkannya kepada editor.</li><li>Editor meninjaunya, lalu menyetujui atau meminta perbaikan dengan alasan.</li><li>Tidak ada orang yang menyetujui tulisannya sendiri. Editor yang ikut menulis harus meminta persetujuan rekannya.</li><li>Naskah yang disetujui terbit saat itu juga atau pada waktu yang ditetapkan.</li></ol><p>Jadwal kami tepat sampai ke detik: artikel yang dijadwalkan baru dapat dibaca ketika waktunya tiba, tidak sesaat pun sebelumnya.</p><h2>Membaca tanpa sambungan</h2><p>Artikel yang Anda simpan dan yang baru Anda baca dapat dibuka lagi ketika internet terputus. Salinannya berada di peramban Anda saja. Isinya sama dengan ketika terakhir dimuat, jadi ralat sesudah itu baru tampak setelah Anda tersambung lagi. Salinan artikel yang dicabut dibuang begitu Anda membuka halaman mana pun di situs ini.</p><h2>Memasang di perangkat Anda</h2><ul><li><strong>Di ponsel:</strong> buka menu peramban atau menu berbagi, lalu pilih tambahkan ke layar utama atau pasang aplikasi.</li><li><strong>Di komputer:</strong> bila peramban Anda mendukungnya, pilih tanda pasang di bilah alamat atau di menunya.</li></ul><p>Anda tidak perlu toko aplikasi atau akun. Untuk melepasnya, hapus seperti aplikasi lain.</p><h2>Hubungi kami</h2><p>Pertanyaan dan masukan kami tunggu di [[alamat surel redaksi]]. Siapa saja yang bekerja di sini dapat dilihat di halaman redaksi.</p>', 10, true, '2026-11-25 21:34:03.960959+00');
INSERT INTO public.articles_page VALUES (2, 'Redaksi', 'redaksi', '<p>Pembaca berhak tahu siapa yang menerbitkan berita, di mana mereka dapat ditemui, dan siapa yang bertanggung jawab. Pasal 12 Undang-Undang Nomor 40 Tahun 1999 tentang Pers meminta keterbukaan itu dari setiap perusahaan pers. Inilah keterangan kami.</p><h2>Penerbit</h2><ul><li><strong>Penerbit:</strong> [[nama badan hukum]]</li><li><strong>Alamat:</strong> [[alamat kantor]]</li><li><strong>Penanggung jawab:</strong> [[nama penanggung jawab]]</li><li><strong>Telepon:</strong> [[nomor telepon]]</li><li><strong>Surel redaksi:</strong> [[alamat surel redaksi]]</li></ul><h2>Redaksi</h2><ul><li><strong>Pemimpin redaksi:</strong> [[nama pemimpin redaksi]]</li><li><strong>Editor:</strong> nama editor yang menangani sebuah artikel tercantum pada artikel itu, di bawah nama penulisnya.</li></ul><p>Nama penulis dan editor pada artikel adalah tautan ke daftar artikel yang mereka kerjakan.</p><h2>Cara kami mengambil keputusan</h2><p>Asas kami empat mata: <strong>tidak ada orang yang menyetujui tulisannya sendiri</strong>. Asas ini berlaku bagi semua orang, termasuk pemimpin redaksi.</p><ol><li>Penulis menyusun artikel dan mengirimkannya untuk ditinjau.</li><li>Editor membaca, lalu menyetujui artikel itu atau mengembalikannya dengan alasan.</li><li>Bila editor mengubah isinya, walau hanya satu kata, persetujuan harus diberikan oleh orang lain.</li><li>Hanya naskah yang sudah disetujui yang dapat terbit, saat itu juga atau pada waktu yang dijadwalkan.</li></ol><p>Perubahan pada artikel yang sudah tayang menempuh jalan yang sama. Sampai perubahan itu disetujui dan diterbitkan, pembaca tetap melihat teks yang lama.</p><p>Ralat wajib disertai catatan tentang apa yang keliru. Pencabutan memerlukan dua orang: yang satu mengusulkan dengan alasan dan dasar yang jelas, yang lain memutuskan. Setiap langkah dicatat bersama nama pelaku dan waktunya, dan catatan itu tidak diubah lagi.</p><p>Untuk mengoreksi berita, menggunakan hak jawab, atau mengadukan isi situs, lihat halaman kontak dan pengaduan.</p>', 20, true, '2026-11-25 21:34:03.962505+00');
INSERT INTO public.articles_page VALUES (3, 'Pedoman Pemberitaan Media Siber', 'pedoman-media-siber', '<p>Kami bekerja menurut Pedoman Pemberitaan Media Siber yang ditetapkan Dewan Pers pada 2012. Halaman ini menerangkan dengan kata-kata kami sendiri apa yang kami lakukan dan apa yang boleh Anda tuntut dari kami. Naskah resminya milik Dewan Pers dan tersedia di <a href="https://dewanpers.or.id/">situs Dewan Pers</a>. Bila ada keraguan atau perbedaan, naskah resmi itulah yang berlaku.</p><h2>Verifikasi dan keberimbangan</h2><p>Berita kami periksa sebelum terbit. Bila sebuah berita dapat merugikan seseorang, pemeriksaan dan tanggapannya kami muat dalam berita yang sama. Kami hanya boleh mendahului verifikasi bila semua syarat ini terpenuhi:</p><ul><li>kepentingan publiknya benar-benar mendesak;</li><li>sumber pertamanya disebut namanya, tepercaya, dan menguasai persoalan;</li><li>orang yang bersangkutan tidak diketahui keberadaannya atau tidak dapat dihubungi.</li></ul><p>Dalam keadaan itu, di akhir berita kami tulis dalam tanda kurung dan huruf miring bahwa verifikasi masih berjalan. Hasilnya kami muat dalam berita pembaruan yang bertaut ke berita semula.</p><h2>Isi dari pembaca</h2><p>Komentar hanya dapat dikirim oleh pembaca yang sudah mendaftar, masuk dengan akunnya, dan menyetujui aturan kami. Yang dilarang: kebohongan, fitnah, kekejaman, kecabulan, kebencian atas dasar suku, agama, ras, atau antargolongan (SARA), ajakan melakukan kekerasan, diskriminasi, serta hinaan terhadap orang yang lemah, miskin, sakit, atau penyandang disabilitas. Kami berwenang menyunting atau menghapus isi yang melanggar.</p><p>Siapa pun boleh mengadu. Pelanggaran yang dilaporkan kami tangani paling lambat 2 x 24 jam sejak laporan diterima. Bila kami lalai, kami ikut bertanggung jawab.</p><h2>Ralat, koreksi, dan hak jawab</h2><p>Anda boleh menunjukkan kekeliruan dalam berita apa pun. Bila nama baik Anda dirugikan, Anda berhak menjawab. Kami mengikuti Undang-Undang Pers, Kode Etik Jurnalistik, dan Pedoman Hak Jawab. Ralat dan hak jawab bertaut dengan berita yang bersangkutan dan mencantumkan waktu terbitnya sendiri.</p><h2>Pencabutan berita</h2><p>Berita tidak kami cabut karena tekanan dari luar redaksi. Dasarnya hanya SARA, kesusilaan, masa depan anak, trauma korban, atau pertimbangan khusus yang ditetapkan Dewan Pers. Di tempat berita itu kami umumkan alasan dan dasar pencabutannya.</p><h2>Iklan</h2><p>Iklan dan isi berbayar kami pisahkan dengan jelas dari berita melalui label seperti “advertorial”, “iklan”, “ads”, atau “sponsored”. Bila Anda menemukan isi berbayar tanpa label, laporkanlah.</p><h2>Hak cipta</h2><p>Kami menghormati karya orang lain dan menyebut sumbernya. Pemilik hak yang merasa karyanya dipakai secara keliru dapat menghubungi kami.</p><h2>Pencantuman pedoman</h2><p>Kewajiban kami menurut pedoman, beserta jalan ke naskah resminya, kami tampilkan secara terbuka di halaman ini.</p><h2>Sengketa</h2><p>Sampaikan dahulu keberatan Anda ke [[alamat surel pengaduan]]. Bila kita tidak sepakat tentang pelaksanaan pedoman ini, penilaian akhir ada pada Dewan Pers.</p>', 30, true, '2026-11-25 21:34:03.963481+00');
INSERT INTO public.articles_page VALUES (4, 'Kontak dan pengaduan', 'kontak', '<p>Ada yang keliru, merugikan, atau melanggar aturan di situs ini? Beri tahu kami. Siapa pun boleh mengadu, dan kami tidak memungut biaya.</p><h2>Alamat kami</h2><ul><li><strong>Pengaduan, koreksi, dan hak jawab:</strong> [[alamat surel pengaduan]]</li><li><strong>Keperluan lain dengan redaksi:</strong> [[alamat surel redaksi]]</li><li><strong>Telepon:</strong> [[nomor telepon]]</li><li><strong>Surat atau datang langsung:</strong> [[nama badan hukum]], [[alamat kantor]]</li></ul><h2>Apa yang dapat Anda minta</h2><h3>Koreksi</h3><p>Setiap orang boleh menunjukkan fakta yang salah, baik menyangkut dirinya maupun orang lain.</p><h3>Hak jawab</h3><p>Orang atau kelompok yang nama baiknya dirugikan oleh berita kami berhak menanggapi. Tanggapan itu kami terbitkan sebagai hak jawab, lengkap dengan waktu terbitnya, dan bertaut dua arah dengan berita yang dijawab. Hak ini dijamin Undang-Undang Pers. Perusahaan pers yang menolak melayaninya dapat dikenai denda.</p><h3>Pengaduan tentang isi atau komentar</h3><p>Adukan berita, gambar, iklan tanpa label, atau komentar pembaca yang menurut Anda melanggar aturan. Laporan pelanggaran dalam komentar dan isi lain dari pembaca kami tangani paling lambat <strong>2 x 24 jam</strong> sejak kami terima.</p><h2>Apa yang perlu disertakan</h2><ul><li>nama Anda dan cara menghubungi Anda;</li><li>alamat tautan atau judul artikel; untuk komentar, sebutkan juga nama penulis komentar dan waktunya;</li><li>bagian yang Anda persoalkan dan apa yang menurut Anda benar;</li><li>bukti atau rujukan, bila ada;</li><li>untuk hak jawab: teks tanggapan Anda dan penjelasan bagaimana berita itu menyangkut Anda. Bila Anda mewakili orang lain, lampirkan bukti bahwa Anda diberi kuasa.</li></ul><h2>Apa yang terjadi sesudahnya</h2><ol><li>Editor memeriksa laporan Anda dan, bila perlu, bertanya kepada Anda dan kepada penulisnya.</li><li>Bila berita kami keliru, kami menerbitkan ralat dengan catatan tentang apa yang salah. Teks ralat disetujui oleh orang yang tidak menulisnya.</li><li>Hak jawab juga disunting seperlunya dan disetujui sebelum terbit. Perubahan yang menyentuh maksudnya kami bicarakan dahulu dengan Anda.</li><li>Kami memberi tahu Anda apa yang kami putuskan. Bila permintaan Anda kami tolak, kami sebutkan alasannya.</li></ol><p>Permintaan agar sebuah berita dicabut hanya dapat kami kabulkan atas dasar yang disebut pedoman Dewan Pers. Lihat halaman Pedoman Pemberitaan Media Siber.</p><h2>Bila Anda belum puas</h2><p>Anda dapat membawa persoalan ini ke Dewan Pers melalui <a href="https://dewanpers.or.id/">situs Dewan Pers</a>. Lampirkan tautan atau salinan berita dan surat-menyurat Anda dengan kami.</p>', 40, true, '2026-11-25 21:34:03.964746+00');
INSERT INTO public.articles_page VALUES (5, 'Privasi', 'privasi', '<p>Anda dapat membaca situs ini tanpa memperkenalkan diri. Halaman ini menjelaskan data apa yang kami olah, untuk apa, dan apa hak Anda. Penanggung jawab pengolahannya adalah [[nama badan hukum]], [[alamat kantor]].</p><h2>Tanpa kuki, tanpa pelacak</h2><p>Pembaca yang tidak masuk dengan akun tidak menerima kuki. Halaman kami tidak meminta apa pun dari pihak ketiga: tidak ada pelacak, jaringan iklan, atau layanan statistik milik pihak lain.</p><h2>Yang tersimpan di peramban Anda</h2><p>Beberapa hal disimpan di perangkat Anda saja dan tidak dikirim kepada kami:</p><ul><li>ukuran huruf dan tampilan terang atau gelap yang Anda pilih, dan bahwa Anda pernah kemari;</li><li>artikel yang Anda simpan;</li><li>artikel yang baru Anda baca, agar dapat dibuka lagi tanpa sambungan internet.</li></ul><p>Untuk menghapusnya, buka pengaturan peramban, cari data situs, lalu hapus data untuk situs ini.</p><h2>Penghitungan pembaca</h2><p>Kami menghitung berapa kali sebuah artikel dibaca tanpa mengenali pembacanya. Agar satu pembaca tidak terhitung berulang kali, alamat internet dan nama perambannya dicampur dengan nilai rahasia yang acak (<em>salt</em>) lalu diubah menjadi sidik. Sidik itu hanya ada di memori komputer kami, paling lama satu hari, dan tidak pernah ditulis ke berkas atau basis data. Yang kami simpan hanyalah jumlahnya.</p><h2>Log peladen</h2><p>Agar situs berjalan baik dan terlindung dari penyalahgunaan, peladen mencatat permintaan yang masuk, misalnya waktu, alamat internet, dan halaman yang diminta. Catatan itu disimpan selama [[lama penyimpanan log]], lalu dihapus.</p><h2>Yang masuk dengan akun</h2><p>Orang yang bekerja di meja redaksi menerima kuki sesi supaya tetap dikenali selama bekerja, dan kuki yang melindungi formulir dari pemalsuan. Pembaca yang masuk untuk berkomentar, bila komentar dibuka, juga menerimanya. Keterangan yang ia isi saat mendaftar hanya dipakai untuk mengurus komentarnya.</p><h2>Bila Anda menyurati kami</h2><p>Nama, alamat, dan isi surat Anda kami pakai hanya untuk menangani pesan, koreksi, hak jawab, atau pengaduan Anda.</p><h2>Hak Anda</h2><p>Menurut Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, Anda antara lain berhak:</p><ul><li>mengetahui data pribadi apa tentang Anda yang ada pada kami dan memperoleh salinannya;</li><li>meminta data yang keliru diperbaiki;</li><li>meminta data Anda dihapus.</li></ul><p>Tulislah ke [[alamat surel pengaduan]] dan sebutkan data yang Anda maksud. Kami mungkin perlu memastikan bahwa data itu memang milik Anda. Permintaan tentang isi artikel yang sudah terbit juga kami timbang menurut aturan pers, yaitu lewat koreksi, hak jawab, atau pencabutan. Lihat halaman kontak dan pengaduan.</p>', 50, true, '2026-11-25 21:34:03.965639+00');


--
-- Data for Name: articles_photo; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_photo VALUES (1, 'ac33cb50-04e5-46ad-962d-8b297fdeb0f7', 'ac/ac33cb50-04e5-46ad-962d-8b297fdeb0f7.jpg', 'kapal.jpg', 'image/jpeg', 480, 320, 6173, '232e57ef4a9c4ff299eef2f19006de0cea633de3a36ddd0611b0e9bda1744438', 'b24ad91abad2a56e', false, 'Dermaga lama.', 'Kapal kayu.', 'Laras Wening', '', '', NULL, '', '', '', NULL, '', false, '', 0.5, 0.5, 0, 0, 1, 1, '{"bytes": 49284, "folder": "be30ac0cfcad6ceb", "shapes": {"card": {"stem": "lead", "kinds": ["avif", "webp", "jpeg"], "sizes": [[320, 213], [480, 320]]}, "lead": {"stem": "lead", "kinds": ["avif", "webp", "jpeg"], "sizes": [[320, 213], [480, 320]], "sketch": "data:image/webp;base64,UklGRn4AAABXRUJQVlA4IHIAAAAwAgCdASoQAAsAA4BaJaQAA0B/pdcjAW7IyADOK5KgrieEJ/srUuJbCCtPqhny8XCI/xZLXntpBl36JYCwr6fHHSQxuDReLgFF0W0yJ+pjJmnPKmeRbe+iUb7HmPjWVUIuHQR6iHnW0aq7peyQUCEAAAA="}, "wide": {"stem": "wide", "kinds": ["avif", "webp", "jpeg"], "sizes": [[480, 270]]}, "share": {"stem": "share", "kinds": ["jpeg"], "sizes": [[480, 251]]}, "whole": {"stem": "lead", "kinds": ["avif", "webp", "jpeg"], "sizes": [[320, 213], [480, 320]], "sketch": "data:image/webp;base64,UklGRn4AAABXRUJQVlA4IHIAAAAwAgCdASoQAAsAA4BaJaQAA0B/pdcjAW7IyADOK5KgrieEJ/srUuJbCCtPqhny8XCI/xZLXntpBl36JYCwr6fHHSQxuDReLgFF0W0yJ+pjJmnPKmeRbe+iUb7HmPjWVUIuHQR6iHnW0aq7peyQUCEAAAA="}, "square": {"stem": "square", "kinds": ["avif", "webp", "jpeg"], "sizes": [[160, 160], [320, 320]]}, "classic": {"stem": "classic", "kinds": ["avif", "webp", "jpeg"], "sizes": [[427, 320]]}}}', 'fc7b8d13a722c69e71b47bbe72451c028dca12724a785dd63fcb54deffba288c', '', '', NULL, '', '2026-11-25 21:34:08.143079+00', '2026-11-25 21:34:08.143084+00', 45642, 55578, 47826, 42350, 4);


--
-- Data for Name: articles_photouse; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_photouse VALUES (1, true, true, 6, 1);


--
-- Data for Name: articles_preferences; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: articles_readalso; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_readalso VALUES (1, 0, 'Ditarik', 'ditarik', 6, 12, NULL, true, false);


--
-- Data for Name: articles_readership; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: articles_revision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_revision VALUES (1, 1, '{"body": "<p>Warga Konsep menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "konsep", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Konsep", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.359774+00', 'de078a1186d6ed0b1154e0b96ad89a5b8d43229a1a66318dec6b6c3db9049174', 1, 1);
INSERT INTO public.articles_revision VALUES (2, 1, '{"body": "<p>Warga Ditinjau menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "ditinjau", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Ditinjau", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.445167+00', 'e0a3f9cec6dbbae297d3c42465ec90a053278edbadce24fc770054b641c54d14', 2, 1);
INSERT INTO public.articles_revision VALUES (3, 1, '{"body": "<p>Warga Dikembalikan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "dikembalikan", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Dikembalikan", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.508933+00', '47d47d12228a36ea358b7e46dcbb83958feb2e31b4a522e08d81733e7bab8235', 3, 1);
INSERT INTO public.articles_revision VALUES (4, 1, '{"body": "<p>Warga Disetujui menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "disetujui", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Disetujui", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.573158+00', '636803a638017a9aa31383561f3f6be5c930cf149c4a077fcaaa1369a8db0a4d', 4, 1);
INSERT INTO public.articles_revision VALUES (5, 1, '{"body": "<p>Warga Pembaruan terjadwal menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "pembaruan-terjadwal", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Pembaruan terjadwal", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.644236+00', '9380c974d784b8dba83b121c3a8ecd102e0cd71c263fb7d6a6ada4e029f75789', 5, 1);
INSERT INTO public.articles_revision VALUES (6, 2, '{"body": "<p>Warga Pembaruan terjadwal menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "pembaruan-terjadwal", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Pembaruan terjadwal besok", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.734323+00', '15de549bfd1efea557a58a0322145ee308375f316a2ff2849c397d12a4d282e9', 5, 1);
INSERT INTO public.articles_revision VALUES (7, 1, '{"body": "<p>Warga Tayang menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p><figure data-photo=\"ac33cb50-04e5-46ad-962d-8b297fdeb0f7\"><figcaption>Pagi itu.</figcaption></figure><p>Baca juga: Ditarik</p>", "slug": "tayang", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "photos": {"ac33cb50-04e5-46ad-962d-8b297fdeb0f7": {"alt": "Kapal kayu.", "credit": "Laras Wening", "caption": "Dermaga lama."}}, "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "picture": {"photo": "ac33cb50-04e5-46ad-962d-8b297fdeb0f7", "credit": "", "caption": ""}, "category": "daerah", "dateline": "", "headline": "Tayang", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.826857+00', '1e985c2e27a163f1c0933a3467729d90d4e3249e366467d1b21e1edcdcdbc22a', 6, 1);
INSERT INTO public.articles_revision VALUES (8, 1, '{"body": "<p>Warga Tayang dengan perubahan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "tayang-dengan-perubahan", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Tayang dengan perubahan", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:08.929313+00', 'abf75967a9b2ccf9a69c00c0191461b0b373ec09fa9bc1f70d27506231dfdd5e', 7, 1);
INSERT INTO public.articles_revision VALUES (9, 2, '{"body": "<p>Warga Tayang dengan perubahan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "tayang-dengan-perubahan", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Tayang dengan perubahan", "replies_to": null, "standfirst": "Teras yang belum disetujui.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.013899+00', '271cd09a83d7d49aa560a6efbf73e233074d1bbc0d0aac1b2cddd6aec75a8000', 7, 1);
INSERT INTO public.articles_revision VALUES (10, 1, '{"body": "<p>Warga Diralat menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "diralat", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Diralat", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.030266+00', '9625146efe4bcf863d1b2eea611ef2ad79154166a49295ea8b0f419dd4d4552f', 8, 1);
INSERT INTO public.articles_revision VALUES (11, 2, '{"body": "<p>Warga Diralat menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "diralat", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Diralat benar", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.121138+00', '5a24efd0b72e2731c51d152468d6d9f3f02fa45b7de663c2481e054ac747ead4', 8, 1);
INSERT INTO public.articles_revision VALUES (12, 1, '{"body": "<p>Warga Hak jawab menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "hak-jawab", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Hak jawab", "replies_to": "64e98a66-2524-4175-a53c-2dddce628647", "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.217086+00', 'c78da02ff4e1376c262fc39b40a3ef2daf44208cc0810822a54ae87f3335ccc3', 9, 1);
INSERT INTO public.articles_revision VALUES (13, 1, '{"body": "<p>Warga Diturunkan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "diturunkan", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Diturunkan", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.31462+00', '49bf3b2377bb05beb03b4f805e6c4ef48606a87ecea08207c6d20b3857674c87', 10, 1);
INSERT INTO public.articles_revision VALUES (14, 1, '{"body": "<p>Warga Menunggu pencabutan menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "menunggu-pencabutan", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Menunggu pencabutan", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.422873+00', '02c0a250f46bc2ea6b6b215d7a8fdf369f1c944c7f6aed564e498e90ae569716', 11, 1);
INSERT INTO public.articles_revision VALUES (15, 1, '{"body": "<p>Warga Ditarik menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "ditarik", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Ditarik", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": null}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.528313+00', '31246f925e7322edac11140fb1a8010fa6d216580768c39b5ef51f47250c1398', 12, 1);
INSERT INTO public.articles_revision VALUES (16, 1, '{"body": "<p>Warga Terjadwal menunggu kabar.</p><h2>Besok</h2><p>Kata <strong>petugas</strong>: sabar.</p>", "slug": "terjadwal", "tags": ["Banjir", "Desa"], "topic": "Banjir di Tiga Desa", "credits": [{"name": "Ratih Kusumaningtyas", "role": "writer", "slug": "ratih-kusumaningtyas"}, {"name": "Teguh Prakoso", "role": "editor", "slug": "teguh-prakoso"}], "category": "daerah", "dateline": "", "headline": "Terjadwal", "replies_to": null, "standfirst": "Kabar yang ditunggu warga.", "comment_policy": {"mode": "moderated", "name": "Kebijakan komentar", "notice": "Setiap komentar menjadi tanggung jawab penulisnya dan tunduk pada UU ITE.", "days_open": 30}}', 'Ratih Kusumaningtyas (writer)', '', '2026-11-25 21:34:09.648044+00', '9f99b5c5d8094e12dbfb2ef5f6f1b9884e006c3462770945b5ce3ec1ab7e27eb', 13, 1);


--
-- Data for Name: articles_sitting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_sitting VALUES (1, '6f1d0c9e-0f7a-4f0e-9d0b-2f6f6f0a0001', '2026-11-25 21:34:08.368578+00', '2026-11-25 21:34:08.368578+00', '{"seen": ["1"], "headline": ["Konsep yang belum disimpan"]}', '2026-11-25 21:34:08.368578+00', 1, 1, 1);


--
-- Data for Name: articles_tick; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: articles_topic; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.articles_topic VALUES (1, 'Banjir di Tiga Desa', 'banjir-di-tiga-desa', '');


--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_group VALUES (1, 'Writer');
INSERT INTO public.auth_group VALUES (2, 'Editor');
INSERT INTO public.auth_group VALUES (3, 'Moderator');
INSERT INTO public.auth_group VALUES (4, 'Chief');


--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_group_permissions VALUES (1, 1, 1);
INSERT INTO public.auth_group_permissions VALUES (2, 1, 2);
INSERT INTO public.auth_group_permissions VALUES (3, 1, 4);
INSERT INTO public.auth_group_permissions VALUES (4, 1, 5);
INSERT INTO public.auth_group_permissions VALUES (5, 1, 38);
INSERT INTO public.auth_group_permissions VALUES (6, 1, 39);
INSERT INTO public.auth_group_permissions VALUES (7, 1, 40);
INSERT INTO public.auth_group_permissions VALUES (8, 1, 41);
INSERT INTO public.auth_group_permissions VALUES (9, 1, 69);
INSERT INTO public.auth_group_permissions VALUES (10, 1, 21);
INSERT INTO public.auth_group_permissions VALUES (11, 1, 29);
INSERT INTO public.auth_group_permissions VALUES (12, 2, 1);
INSERT INTO public.auth_group_permissions VALUES (13, 2, 2);
INSERT INTO public.auth_group_permissions VALUES (14, 2, 4);
INSERT INTO public.auth_group_permissions VALUES (15, 2, 5);
INSERT INTO public.auth_group_permissions VALUES (16, 2, 6);
INSERT INTO public.auth_group_permissions VALUES (17, 2, 7);
INSERT INTO public.auth_group_permissions VALUES (18, 2, 8);
INSERT INTO public.auth_group_permissions VALUES (19, 2, 9);
INSERT INTO public.auth_group_permissions VALUES (20, 2, 11);
INSERT INTO public.auth_group_permissions VALUES (21, 2, 12);
INSERT INTO public.auth_group_permissions VALUES (22, 2, 21);
INSERT INTO public.auth_group_permissions VALUES (23, 2, 25);
INSERT INTO public.auth_group_permissions VALUES (24, 2, 26);
INSERT INTO public.auth_group_permissions VALUES (25, 2, 27);
INSERT INTO public.auth_group_permissions VALUES (26, 2, 29);
INSERT INTO public.auth_group_permissions VALUES (27, 2, 30);
INSERT INTO public.auth_group_permissions VALUES (28, 2, 31);
INSERT INTO public.auth_group_permissions VALUES (29, 2, 33);
INSERT INTO public.auth_group_permissions VALUES (30, 2, 34);
INSERT INTO public.auth_group_permissions VALUES (31, 2, 35);
INSERT INTO public.auth_group_permissions VALUES (32, 2, 37);
INSERT INTO public.auth_group_permissions VALUES (33, 2, 38);
INSERT INTO public.auth_group_permissions VALUES (34, 2, 39);
INSERT INTO public.auth_group_permissions VALUES (35, 2, 40);
INSERT INTO public.auth_group_permissions VALUES (36, 2, 41);
INSERT INTO public.auth_group_permissions VALUES (37, 2, 45);
INSERT INTO public.auth_group_permissions VALUES (38, 2, 57);
INSERT INTO public.auth_group_permissions VALUES (39, 2, 65);
INSERT INTO public.auth_group_permissions VALUES (40, 2, 66);
INSERT INTO public.auth_group_permissions VALUES (41, 2, 67);
INSERT INTO public.auth_group_permissions VALUES (42, 2, 69);
INSERT INTO public.auth_group_permissions VALUES (43, 3, 25);
INSERT INTO public.auth_group_permissions VALUES (44, 3, 22);
INSERT INTO public.auth_group_permissions VALUES (45, 3, 23);
INSERT INTO public.auth_group_permissions VALUES (46, 4, 1);
INSERT INTO public.auth_group_permissions VALUES (47, 4, 2);
INSERT INTO public.auth_group_permissions VALUES (48, 4, 4);
INSERT INTO public.auth_group_permissions VALUES (49, 4, 5);
INSERT INTO public.auth_group_permissions VALUES (50, 4, 6);
INSERT INTO public.auth_group_permissions VALUES (51, 4, 7);
INSERT INTO public.auth_group_permissions VALUES (52, 4, 8);
INSERT INTO public.auth_group_permissions VALUES (53, 4, 9);
INSERT INTO public.auth_group_permissions VALUES (54, 4, 10);
INSERT INTO public.auth_group_permissions VALUES (55, 4, 11);
INSERT INTO public.auth_group_permissions VALUES (56, 4, 12);
INSERT INTO public.auth_group_permissions VALUES (57, 4, 13);
INSERT INTO public.auth_group_permissions VALUES (58, 4, 18);
INSERT INTO public.auth_group_permissions VALUES (59, 4, 19);
INSERT INTO public.auth_group_permissions VALUES (60, 4, 20);
INSERT INTO public.auth_group_permissions VALUES (61, 4, 21);
INSERT INTO public.auth_group_permissions VALUES (62, 4, 22);
INSERT INTO public.auth_group_permissions VALUES (63, 4, 23);
INSERT INTO public.auth_group_permissions VALUES (64, 4, 24);
INSERT INTO public.auth_group_permissions VALUES (65, 4, 25);
INSERT INTO public.auth_group_permissions VALUES (66, 4, 26);
INSERT INTO public.auth_group_permissions VALUES (67, 4, 27);
INSERT INTO public.auth_group_permissions VALUES (68, 4, 28);
INSERT INTO public.auth_group_permissions VALUES (69, 4, 29);
INSERT INTO public.auth_group_permissions VALUES (70, 4, 30);
INSERT INTO public.auth_group_permissions VALUES (71, 4, 31);
INSERT INTO public.auth_group_permissions VALUES (72, 4, 32);
INSERT INTO public.auth_group_permissions VALUES (73, 4, 33);
INSERT INTO public.auth_group_permissions VALUES (74, 4, 34);
INSERT INTO public.auth_group_permissions VALUES (75, 4, 35);
INSERT INTO public.auth_group_permissions VALUES (76, 4, 36);
INSERT INTO public.auth_group_permissions VALUES (77, 4, 37);
INSERT INTO public.auth_group_permissions VALUES (78, 4, 38);
INSERT INTO public.auth_group_permissions VALUES (79, 4, 39);
INSERT INTO public.auth_group_permissions VALUES (80, 4, 40);
INSERT INTO public.auth_group_permissions VALUES (81, 4, 41);
INSERT INTO public.auth_group_permissions VALUES (82, 4, 45);
INSERT INTO public.auth_group_permissions VALUES (83, 4, 57);
INSERT INTO public.auth_group_permissions VALUES (84, 4, 65);
INSERT INTO public.auth_group_permissions VALUES (85, 4, 66);
INSERT INTO public.auth_group_permissions VALUES (86, 4, 67);
INSERT INTO public.auth_group_permissions VALUES (87, 4, 68);
INSERT INTO public.auth_group_permissions VALUES (88, 4, 69);
INSERT INTO public.auth_group_permissions VALUES (89, 2, 73);
INSERT INTO public.auth_group_permissions VALUES (90, 4, 72);
INSERT INTO public.auth_group_permissions VALUES (91, 4, 73);
INSERT INTO public.auth_group_permissions VALUES (92, 4, 70);
INSERT INTO public.auth_group_permissions VALUES (93, 4, 71);
INSERT INTO public.auth_group_permissions VALUES (94, 2, 82);
INSERT INTO public.auth_group_permissions VALUES (95, 2, 78);
INSERT INTO public.auth_group_permissions VALUES (96, 4, 78);
INSERT INTO public.auth_group_permissions VALUES (97, 4, 79);
INSERT INTO public.auth_group_permissions VALUES (98, 4, 80);
INSERT INTO public.auth_group_permissions VALUES (99, 4, 81);
INSERT INTO public.auth_group_permissions VALUES (100, 4, 82);
INSERT INTO public.auth_group_permissions VALUES (101, 1, 107);
INSERT INTO public.auth_group_permissions VALUES (102, 1, 108);
INSERT INTO public.auth_group_permissions VALUES (103, 1, 110);
INSERT INTO public.auth_group_permissions VALUES (104, 2, 107);
INSERT INTO public.auth_group_permissions VALUES (105, 2, 108);
INSERT INTO public.auth_group_permissions VALUES (106, 2, 110);
INSERT INTO public.auth_group_permissions VALUES (107, 2, 111);
INSERT INTO public.auth_group_permissions VALUES (108, 4, 107);
INSERT INTO public.auth_group_permissions VALUES (109, 4, 108);
INSERT INTO public.auth_group_permissions VALUES (110, 4, 109);
INSERT INTO public.auth_group_permissions VALUES (111, 4, 110);
INSERT INTO public.auth_group_permissions VALUES (112, 4, 111);


--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_permission VALUES (1, 'Can add article', 1, 'add_article');
INSERT INTO public.auth_permission VALUES (2, 'Can change article', 1, 'change_article');
INSERT INTO public.auth_permission VALUES (3, 'Can delete article', 1, 'delete_article');
INSERT INTO public.auth_permission VALUES (4, 'Can view article', 1, 'view_article');
INSERT INTO public.auth_permission VALUES (5, 'Can submit articles for review', 1, 'submit_article');
INSERT INTO public.auth_permission VALUES (6, 'Can approve articles and request changes', 1, 'review_article');
INSERT INTO public.auth_permission VALUES (7, 'Can publish articles and take them off the site', 1, 'publish_article');
INSERT INTO public.auth_permission VALUES (8, 'Can schedule editions', 1, 'schedule_article');
INSERT INTO public.auth_permission VALUES (9, 'Can publish corrections', 1, 'correct_article');
INSERT INTO public.auth_permission VALUES (10, 'Can ask for a retraction', 1, 'retract_article');
INSERT INTO public.auth_permission VALUES (11, 'Can confirm or refuse a retraction', 1, 'confirm_retraction');
INSERT INTO public.auth_permission VALUES (12, 'Can work on articles of others', 1, 'edit_any_article');
INSERT INTO public.auth_permission VALUES (13, 'Can work on articles of every category', 1, 'edit_every_category');
INSERT INTO public.auth_permission VALUES (14, 'Can add article tag', 2, 'add_articletag');
INSERT INTO public.auth_permission VALUES (15, 'Can change article tag', 2, 'change_articletag');
INSERT INTO public.auth_permission VALUES (16, 'Can delete article tag', 2, 'delete_articletag');
INSERT INTO public.auth_permission VALUES (17, 'Can view article tag', 2, 'view_articletag');
INSERT INTO public.auth_permission VALUES (18, 'Can add category', 3, 'add_category');
INSERT INTO public.auth_permission VALUES (19, 'Can change category', 3, 'change_category');
INSERT INTO public.auth_permission VALUES (20, 'Can delete category', 3, 'delete_category');
INSERT INTO public.auth_permission VALUES (21, 'Can view category', 3, 'view_category');
INSERT INTO public.auth_permission VALUES (22, 'Can add comment policy', 4, 'add_commentpolicy');
INSERT INTO public.auth_permission VALUES (23, 'Can change comment policy', 4, 'change_commentpolicy');
INSERT INTO public.auth_permission VALUES (24, 'Can delete comment policy', 4, 'delete_commentpolicy');
INSERT INTO public.auth_permission VALUES (25, 'Can view comment policy', 4, 'view_commentpolicy');
INSERT INTO public.auth_permission VALUES (26, 'Can add contributor', 5, 'add_contributor');
INSERT INTO public.auth_permission VALUES (27, 'Can change contributor', 5, 'change_contributor');
INSERT INTO public.auth_permission VALUES (28, 'Can delete contributor', 5, 'delete_contributor');
INSERT INTO public.auth_permission VALUES (29, 'Can view contributor', 5, 'view_contributor');
INSERT INTO public.auth_permission VALUES (30, 'Can add editor', 6, 'add_editor');
INSERT INTO public.auth_permission VALUES (31, 'Can change editor', 6, 'change_editor');
INSERT INTO public.auth_permission VALUES (32, 'Can delete editor', 6, 'delete_editor');
INSERT INTO public.auth_permission VALUES (33, 'Can view editor', 6, 'view_editor');
INSERT INTO public.auth_permission VALUES (34, 'Can add writer', 7, 'add_writer');
INSERT INTO public.auth_permission VALUES (35, 'Can change writer', 7, 'change_writer');
INSERT INTO public.auth_permission VALUES (36, 'Can delete writer', 7, 'delete_writer');
INSERT INTO public.auth_permission VALUES (37, 'Can view writer', 7, 'view_writer');
INSERT INTO public.auth_permission VALUES (38, 'Can add credit', 8, 'add_credit');
INSERT INTO public.auth_permission VALUES (39, 'Can change credit', 8, 'change_credit');
INSERT INTO public.auth_permission VALUES (40, 'Can delete credit', 8, 'delete_credit');
INSERT INTO public.auth_permission VALUES (41, 'Can view credit', 8, 'view_credit');
INSERT INTO public.auth_permission VALUES (42, 'Can add edition', 9, 'add_edition');
INSERT INTO public.auth_permission VALUES (43, 'Can change edition', 9, 'change_edition');
INSERT INTO public.auth_permission VALUES (44, 'Can delete edition', 9, 'delete_edition');
INSERT INTO public.auth_permission VALUES (45, 'Can view edition', 9, 'view_edition');
INSERT INTO public.auth_permission VALUES (46, 'Can add edition credit', 10, 'add_editioncredit');
INSERT INTO public.auth_permission VALUES (47, 'Can change edition credit', 10, 'change_editioncredit');
INSERT INTO public.auth_permission VALUES (48, 'Can delete edition credit', 10, 'delete_editioncredit');
INSERT INTO public.auth_permission VALUES (49, 'Can view edition credit', 10, 'view_editioncredit');
INSERT INTO public.auth_permission VALUES (50, 'Can add edition tag', 11, 'add_editiontag');
INSERT INTO public.auth_permission VALUES (51, 'Can change edition tag', 11, 'change_editiontag');
INSERT INTO public.auth_permission VALUES (52, 'Can delete edition tag', 11, 'delete_editiontag');
INSERT INTO public.auth_permission VALUES (53, 'Can view edition tag', 11, 'view_editiontag');
INSERT INTO public.auth_permission VALUES (54, 'Can add event', 12, 'add_event');
INSERT INTO public.auth_permission VALUES (55, 'Can change event', 12, 'change_event');
INSERT INTO public.auth_permission VALUES (56, 'Can delete event', 12, 'delete_event');
INSERT INTO public.auth_permission VALUES (57, 'Can view event', 12, 'view_event');
INSERT INTO public.auth_permission VALUES (58, 'Can add Baca juga line', 13, 'add_readalso');
INSERT INTO public.auth_permission VALUES (59, 'Can change Baca juga line', 13, 'change_readalso');
INSERT INTO public.auth_permission VALUES (60, 'Can delete Baca juga line', 13, 'delete_readalso');
INSERT INTO public.auth_permission VALUES (61, 'Can view Baca juga line', 13, 'view_readalso');
INSERT INTO public.auth_permission VALUES (62, 'Can add revision', 14, 'add_revision');
INSERT INTO public.auth_permission VALUES (63, 'Can change revision', 14, 'change_revision');
INSERT INTO public.auth_permission VALUES (64, 'Can delete revision', 14, 'delete_revision');
INSERT INTO public.auth_permission VALUES (65, 'Can view revision', 14, 'view_revision');
INSERT INTO public.auth_permission VALUES (66, 'Can add topic', 15, 'add_topic');
INSERT INTO public.auth_permission VALUES (67, 'Can change topic', 15, 'change_topic');
INSERT INTO public.auth_permission VALUES (68, 'Can delete topic', 15, 'delete_topic');
INSERT INTO public.auth_permission VALUES (69, 'Can view topic', 15, 'view_topic');
INSERT INTO public.auth_permission VALUES (70, 'Can add page', 16, 'add_page');
INSERT INTO public.auth_permission VALUES (71, 'Can change page', 16, 'change_page');
INSERT INTO public.auth_permission VALUES (72, 'Can delete page', 16, 'delete_page');
INSERT INTO public.auth_permission VALUES (73, 'Can view page', 16, 'view_page');
INSERT INTO public.auth_permission VALUES (74, 'Can add readership', 17, 'add_readership');
INSERT INTO public.auth_permission VALUES (75, 'Can change readership', 17, 'change_readership');
INSERT INTO public.auth_permission VALUES (76, 'Can delete readership', 17, 'delete_readership');
INSERT INTO public.auth_permission VALUES (77, 'Can view readership', 17, 'view_readership');
INSERT INTO public.auth_permission VALUES (78, 'Can assign articles and set deadlines', 1, 'assign_article');
INSERT INTO public.auth_permission VALUES (79, 'Can add checklist item', 18, 'add_checklistitem');
INSERT INTO public.auth_permission VALUES (80, 'Can change checklist item', 18, 'change_checklistitem');
INSERT INTO public.auth_permission VALUES (81, 'Can delete checklist item', 18, 'delete_checklistitem');
INSERT INTO public.auth_permission VALUES (82, 'Can view checklist item', 18, 'view_checklistitem');
INSERT INTO public.auth_permission VALUES (83, 'Can add guest link', 19, 'add_guestlink');
INSERT INTO public.auth_permission VALUES (84, 'Can change guest link', 19, 'change_guestlink');
INSERT INTO public.auth_permission VALUES (85, 'Can delete guest link', 19, 'delete_guestlink');
INSERT INTO public.auth_permission VALUES (86, 'Can view guest link', 19, 'view_guestlink');
INSERT INTO public.auth_permission VALUES (87, 'Can add message', 20, 'add_message');
INSERT INTO public.auth_permission VALUES (88, 'Can change message', 20, 'change_message');
INSERT INTO public.auth_permission VALUES (89, 'Can delete message', 20, 'delete_message');
INSERT INTO public.auth_permission VALUES (90, 'Can view message', 20, 'view_message');
INSERT INTO public.auth_permission VALUES (91, 'Can add note', 21, 'add_note');
INSERT INTO public.auth_permission VALUES (92, 'Can change note', 21, 'change_note');
INSERT INTO public.auth_permission VALUES (93, 'Can delete note', 21, 'delete_note');
INSERT INTO public.auth_permission VALUES (94, 'Can view note', 21, 'view_note');
INSERT INTO public.auth_permission VALUES (95, 'Can add preferences', 22, 'add_preferences');
INSERT INTO public.auth_permission VALUES (96, 'Can change preferences', 22, 'change_preferences');
INSERT INTO public.auth_permission VALUES (97, 'Can delete preferences', 22, 'delete_preferences');
INSERT INTO public.auth_permission VALUES (98, 'Can view preferences', 22, 'view_preferences');
INSERT INTO public.auth_permission VALUES (99, 'Can add sitting', 23, 'add_sitting');
INSERT INTO public.auth_permission VALUES (100, 'Can change sitting', 23, 'change_sitting');
INSERT INTO public.auth_permission VALUES (101, 'Can delete sitting', 23, 'delete_sitting');
INSERT INTO public.auth_permission VALUES (102, 'Can view sitting', 23, 'view_sitting');
INSERT INTO public.auth_permission VALUES (103, 'Can add tick', 24, 'add_tick');
INSERT INTO public.auth_permission VALUES (104, 'Can change tick', 24, 'change_tick');
INSERT INTO public.auth_permission VALUES (105, 'Can delete tick', 24, 'delete_tick');
INSERT INTO public.auth_permission VALUES (106, 'Can view tick', 24, 'view_tick');
INSERT INTO public.auth_permission VALUES (107, 'Can add photo', 25, 'add_photo');
INSERT INTO public.auth_permission VALUES (108, 'Can change photo', 25, 'change_photo');
INSERT INTO public.auth_permission VALUES (109, 'Can delete photo', 25, 'delete_photo');
INSERT INTO public.auth_permission VALUES (110, 'Can view photo', 25, 'view_photo');
INSERT INTO public.auth_permission VALUES (111, 'Can take photos off the site', 25, 'withdraw_photo');
INSERT INTO public.auth_permission VALUES (112, 'Can add use of a photo', 26, 'add_photouse');
INSERT INTO public.auth_permission VALUES (113, 'Can change use of a photo', 26, 'change_photouse');
INSERT INTO public.auth_permission VALUES (114, 'Can delete use of a photo', 26, 'delete_photouse');
INSERT INTO public.auth_permission VALUES (115, 'Can view use of a photo', 26, 'view_photouse');
INSERT INTO public.auth_permission VALUES (116, 'Can add log entry', 27, 'add_logentry');
INSERT INTO public.auth_permission VALUES (117, 'Can change log entry', 27, 'change_logentry');
INSERT INTO public.auth_permission VALUES (118, 'Can delete log entry', 27, 'delete_logentry');
INSERT INTO public.auth_permission VALUES (119, 'Can view log entry', 27, 'view_logentry');
INSERT INTO public.auth_permission VALUES (120, 'Can add permission', 28, 'add_permission');
INSERT INTO public.auth_permission VALUES (121, 'Can change permission', 28, 'change_permission');
INSERT INTO public.auth_permission VALUES (122, 'Can delete permission', 28, 'delete_permission');
INSERT INTO public.auth_permission VALUES (123, 'Can view permission', 28, 'view_permission');
INSERT INTO public.auth_permission VALUES (124, 'Can add group', 29, 'add_group');
INSERT INTO public.auth_permission VALUES (125, 'Can change group', 29, 'change_group');
INSERT INTO public.auth_permission VALUES (126, 'Can delete group', 29, 'delete_group');
INSERT INTO public.auth_permission VALUES (127, 'Can view group', 29, 'view_group');
INSERT INTO public.auth_permission VALUES (128, 'Can add user', 30, 'add_user');
INSERT INTO public.auth_permission VALUES (129, 'Can change user', 30, 'change_user');
INSERT INTO public.auth_permission VALUES (130, 'Can delete user', 30, 'delete_user');
INSERT INTO public.auth_permission VALUES (131, 'Can view user', 30, 'view_user');
INSERT INTO public.auth_permission VALUES (132, 'Can add content type', 31, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (133, 'Can change content type', 31, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (134, 'Can delete content type', 31, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (135, 'Can view content type', 31, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (136, 'Can add session', 32, 'add_session');
INSERT INTO public.auth_permission VALUES (137, 'Can change session', 32, 'change_session');
INSERT INTO public.auth_permission VALUES (138, 'Can delete session', 32, 'delete_session');
INSERT INTO public.auth_permission VALUES (139, 'Can view session', 32, 'view_session');
INSERT INTO public.auth_permission VALUES (140, 'Can add tag', 33, 'add_tag');
INSERT INTO public.auth_permission VALUES (141, 'Can change tag', 33, 'change_tag');
INSERT INTO public.auth_permission VALUES (142, 'Can delete tag', 33, 'delete_tag');
INSERT INTO public.auth_permission VALUES (143, 'Can view tag', 33, 'view_tag');
INSERT INTO public.auth_permission VALUES (144, 'Can add tagged item', 34, 'add_taggeditem');
INSERT INTO public.auth_permission VALUES (145, 'Can change tagged item', 34, 'change_taggeditem');
INSERT INTO public.auth_permission VALUES (146, 'Can delete tagged item', 34, 'delete_taggeditem');
INSERT INTO public.auth_permission VALUES (147, 'Can view tagged item', 34, 'view_taggeditem');
INSERT INTO public.auth_permission VALUES (148, 'Can add Task Result', 35, 'add_dbtaskresult');
INSERT INTO public.auth_permission VALUES (149, 'Can change Task Result', 35, 'change_dbtaskresult');
INSERT INTO public.auth_permission VALUES (150, 'Can delete Task Result', 35, 'delete_dbtaskresult');
INSERT INTO public.auth_permission VALUES (151, 'Can view Task Result', 35, 'view_dbtaskresult');


--
-- Data for Name: auth_user; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_user VALUES (1, 'pbkdf2_sha256$1000000$mmzDO0OdSfIfhYsgs2ZMrB$nO1YTkzCzLcUlY7G36wxS9dRkj1LRlq5tbthOnQrq18=', NULL, false, 'writer', 'Ratih', 'Kusumaningtyas', 'writer@example.com', true, true, '2026-11-25 21:34:06.947732+00');
INSERT INTO public.auth_user VALUES (2, 'pbkdf2_sha256$1000000$4Ej6IUVxXqopIgyCVMs89t$mcbSy+FQWBWtzT44gaXPle4PCx5jXBLTq+CxNdKBrDE=', NULL, false, 'writer2', 'Bonar', 'Silalahi', 'writer2@example.com', true, true, '2026-11-25 21:34:07.195917+00');
INSERT INTO public.auth_user VALUES (3, 'pbkdf2_sha256$1000000$A6vcsUK1aoegsAB6u3WUhE$jm+e8e0RTT5Q5Dj675sLUCDhPfXja33loKZdD+bmFuA=', NULL, false, 'editor', 'Sri', 'Wahyuningrum', 'editor@example.com', true, true, '2026-11-25 21:34:07.427975+00');
INSERT INTO public.auth_user VALUES (4, 'pbkdf2_sha256$1000000$cCFMIsifNyJs8oCKvgQEPB$ErpelJLP4ie3HKt4EE3JjvDxi6Y8AfwBBAD4Px23ZjI=', NULL, false, 'chief', 'Hendra', 'Wicaksana', 'chief@example.com', true, true, '2026-11-25 21:34:07.661199+00');
INSERT INTO public.auth_user VALUES (5, 'pbkdf2_sha256$1000000$sWpngkDx4App1klYTZxqAU$0/skBpONI44SqRvt99mzqI3AzjgObN/1PYSkMC7sFOs=', NULL, false, 'moderator', 'Mira', 'Tanjung', 'moderator@example.com', true, true, '2026-11-25 21:34:07.891011+00');


--
-- Data for Name: auth_user_groups; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_user_groups VALUES (1, 1, 1);
INSERT INTO public.auth_user_groups VALUES (2, 2, 1);
INSERT INTO public.auth_user_groups VALUES (3, 3, 2);
INSERT INTO public.auth_user_groups VALUES (4, 4, 4);
INSERT INTO public.auth_user_groups VALUES (5, 5, 3);


--
-- Data for Name: auth_user_user_permissions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: django_admin_log; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_content_type VALUES (1, 'articles', 'article');
INSERT INTO public.django_content_type VALUES (2, 'articles', 'articletag');
INSERT INTO public.django_content_type VALUES (3, 'articles', 'category');
INSERT INTO public.django_content_type VALUES (4, 'articles', 'commentpolicy');
INSERT INTO public.django_content_type VALUES (5, 'articles', 'contributor');
INSERT INTO public.django_content_type VALUES (6, 'articles', 'editor');
INSERT INTO public.django_content_type VALUES (7, 'articles', 'writer');
INSERT INTO public.django_content_type VALUES (8, 'articles', 'credit');
INSERT INTO public.django_content_type VALUES (9, 'articles', 'edition');
INSERT INTO public.django_content_type VALUES (10, 'articles', 'editioncredit');
INSERT INTO public.django_content_type VALUES (11, 'articles', 'editiontag');
INSERT INTO public.django_content_type VALUES (12, 'articles', 'event');
INSERT INTO public.django_content_type VALUES (13, 'articles', 'readalso');
INSERT INTO public.django_content_type VALUES (14, 'articles', 'revision');
INSERT INTO public.django_content_type VALUES (15, 'articles', 'topic');
INSERT INTO public.django_content_type VALUES (16, 'articles', 'page');
INSERT INTO public.django_content_type VALUES (17, 'articles', 'readership');
INSERT INTO public.django_content_type VALUES (18, 'articles', 'checklistitem');
INSERT INTO public.django_content_type VALUES (19, 'articles', 'guestlink');
INSERT INTO public.django_content_type VALUES (20, 'articles', 'message');
INSERT INTO public.django_content_type VALUES (21, 'articles', 'note');
INSERT INTO public.django_content_type VALUES (22, 'articles', 'preferences');
INSERT INTO public.django_content_type VALUES (23, 'articles', 'sitting');
INSERT INTO public.django_content_type VALUES (24, 'articles', 'tick');
INSERT INTO public.django_content_type VALUES (25, 'articles', 'photo');
INSERT INTO public.django_content_type VALUES (26, 'articles', 'photouse');
INSERT INTO public.django_content_type VALUES (27, 'admin', 'logentry');
INSERT INTO public.django_content_type VALUES (28, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (29, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (30, 'auth', 'user');
INSERT INTO public.django_content_type VALUES (31, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (32, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (33, 'taggit', 'tag');
INSERT INTO public.django_content_type VALUES (34, 'taggit', 'taggeditem');
INSERT INTO public.django_content_type VALUES (35, 'django_tasks_database', 'dbtaskresult');


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_migrations VALUES (1, 'contenttypes', '0001_initial', '2026-11-25 21:34:02.268471+00');
INSERT INTO public.django_migrations VALUES (2, 'auth', '0001_initial', '2026-11-25 21:34:02.292221+00');
INSERT INTO public.django_migrations VALUES (3, 'admin', '0001_initial', '2026-11-25 21:34:02.304382+00');
INSERT INTO public.django_migrations VALUES (4, 'admin', '0002_logentry_remove_auto_add', '2026-11-25 21:34:02.309924+00');
INSERT INTO public.django_migrations VALUES (5, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-25 21:34:02.314503+00');
INSERT INTO public.django_migrations VALUES (6, 'taggit', '0001_initial', '2026-11-25 21:34:02.326665+00');
INSERT INTO public.django_migrations VALUES (7, 'taggit', '0002_auto_20150616_2121', '2026-11-25 21:34:02.330394+00');
INSERT INTO public.django_migrations VALUES (8, 'contenttypes', '0002_remove_content_type_name', '2026-11-25 21:34:02.340409+00');
INSERT INTO public.django_migrations VALUES (9, 'taggit', '0003_taggeditem_add_unique_index', '2026-11-25 21:34:02.343453+00');
INSERT INTO public.django_migrations VALUES (10, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2026-11-25 21:34:02.351555+00');
INSERT INTO public.django_migrations VALUES (11, 'taggit', '0005_auto_20220424_2025', '2026-11-25 21:34:02.353432+00');
INSERT INTO public.django_migrations VALUES (12, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2026-11-25 21:34:02.361929+00');
INSERT INTO public.django_migrations VALUES (13, 'auth', '0002_alter_permission_name_max_length', '2026-11-25 21:34:02.36948+00');
INSERT INTO public.django_migrations VALUES (14, 'auth', '0003_alter_user_email_max_length', '2026-11-25 21:34:02.373759+00');
INSERT INTO public.django_migrations VALUES (15, 'auth', '0004_alter_user_username_opts', '2026-11-25 21:34:02.377815+00');
INSERT INTO public.django_migrations VALUES (16, 'auth', '0005_alter_user_last_login_null', '2026-11-25 21:34:02.38317+00');
INSERT INTO public.django_migrations VALUES (17, 'auth', '0006_require_contenttypes_0002', '2026-11-25 21:34:02.383828+00');
INSERT INTO public.django_migrations VALUES (18, 'auth', '0007_alter_validators_add_error_messages', '2026-11-25 21:34:02.391677+00');
INSERT INTO public.django_migrations VALUES (19, 'auth', '0008_alter_user_username_max_length', '2026-11-25 21:34:02.397785+00');
INSERT INTO public.django_migrations VALUES (20, 'auth', '0009_alter_user_last_name_max_length', '2026-11-25 21:34:02.403749+00');
INSERT INTO public.django_migrations VALUES (21, 'auth', '0010_alter_group_name_max_length', '2026-11-25 21:34:02.409803+00');
INSERT INTO public.django_migrations VALUES (22, 'auth', '0011_update_proxy_permissions', '2026-11-25 21:34:02.414526+00');
INSERT INTO public.django_migrations VALUES (23, 'auth', '0012_alter_user_first_name_max_length', '2026-11-25 21:34:02.429457+00');
INSERT INTO public.django_migrations VALUES (24, 'articles', '0001_the_newsroom', '2026-11-25 21:34:03.296262+00');
INSERT INTO public.django_migrations VALUES (25, 'articles', '0002_defaults', '2026-11-25 21:34:03.359865+00');
INSERT INTO public.django_migrations VALUES (26, 'articles', '0003_readers_site', '2026-11-25 21:34:03.943582+00');
INSERT INTO public.django_migrations VALUES (27, 'articles', '0004_first_pages', '2026-11-25 21:34:03.98616+00');
INSERT INTO public.django_migrations VALUES (28, 'articles', '0005_the_desk', '2026-11-25 21:34:04.911659+00');
INSERT INTO public.django_migrations VALUES (29, 'articles', '0006_desk_permissions', '2026-11-25 21:34:04.965526+00');
INSERT INTO public.django_migrations VALUES (30, 'articles', '0007_pictures', '2026-11-25 21:34:05.381092+00');
INSERT INTO public.django_migrations VALUES (31, 'articles', '0008_picture_permissions', '2026-11-25 21:34:05.410748+00');
INSERT INTO public.django_migrations VALUES (32, 'django_tasks_database', '0001_initial', '2026-11-25 21:34:05.413925+00');
INSERT INTO public.django_migrations VALUES (33, 'django_tasks_database', '0002_alter_dbtaskresult_options', '2026-11-25 21:34:05.415612+00');
INSERT INTO public.django_migrations VALUES (34, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '2026-11-25 21:34:05.418949+00');
INSERT INTO public.django_migrations VALUES (35, 'django_tasks_database', '0004_dbtaskresult_started_at', '2026-11-25 21:34:05.420684+00');
INSERT INTO public.django_migrations VALUES (36, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '2026-11-25 21:34:05.426873+00');
INSERT INTO public.django_migrations VALUES (37, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '2026-11-25 21:34:05.440275+00');
INSERT INTO public.django_migrations VALUES (38, 'django_tasks_database', '0007_add_separate_results_fields', '2026-11-25 21:34:05.444236+00');
INSERT INTO public.django_migrations VALUES (39, 'django_tasks_database', '0008_separate_results_field', '2026-11-25 21:34:05.465138+00');
INSERT INTO public.django_migrations VALUES (40, 'django_tasks_database', '0009_remove_results_field', '2026-11-25 21:34:05.46756+00');
INSERT INTO public.django_migrations VALUES (41, 'django_tasks_database', '0010_alter_dbtaskresult_status', '2026-11-25 21:34:05.469682+00');
INSERT INTO public.django_migrations VALUES (42, 'django_tasks_database', '0011_rename_complete_status', '2026-11-25 21:34:05.488695+00');
INSERT INTO public.django_migrations VALUES (43, 'django_tasks_database', '0012_add_separate_exception_fields', '2026-11-25 21:34:05.492932+00');
INSERT INTO public.django_migrations VALUES (44, 'django_tasks_database', '0013_separate_exception_fields', '2026-11-25 21:34:05.513064+00');
INSERT INTO public.django_migrations VALUES (45, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '2026-11-25 21:34:05.515378+00');
INSERT INTO public.django_migrations VALUES (46, 'django_tasks_database', '0015_correctly_order_run_after', '2026-11-25 21:34:05.516943+00');
INSERT INTO public.django_migrations VALUES (47, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '2026-11-25 21:34:05.553141+00');
INSERT INTO public.django_migrations VALUES (48, 'django_tasks_database', '0017_dbtaskresult_metadata', '2026-11-25 21:34:05.556048+00');
INSERT INTO public.django_migrations VALUES (49, 'django_tasks_database', '0018_rename_succeeded_status', '2026-11-25 21:34:05.579374+00');
INSERT INTO public.django_migrations VALUES (50, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '2026-11-25 21:34:05.585174+00');
INSERT INTO public.django_migrations VALUES (51, 'django_tasks_database', '0020_update_db_task_result_ordering', '2026-11-25 21:34:05.655509+00');
INSERT INTO public.django_migrations VALUES (52, 'django_tasks_database', '0021_conditional_partial_index_ordering', '2026-11-25 21:34:05.659841+00');
INSERT INTO public.django_migrations VALUES (53, 'sessions', '0001_initial', '2026-11-25 21:34:05.662728+00');


--
-- Data for Name: django_session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: django_tasks_database_dbtaskresult; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: taggit_tag; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.taggit_tag VALUES (1, 'Banjir', 'banjir');
INSERT INTO public.taggit_tag VALUES (2, 'Desa', 'desa');


--
-- Data for Name: taggit_taggeditem; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: articles_article_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_article_id_seq', 13, true);


--
-- Name: articles_articletag_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_articletag_id_seq', 26, true);


--
-- Name: articles_category_editors_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_category_editors_id_seq', 1, false);


--
-- Name: articles_category_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_category_id_seq', 2, true);


--
-- Name: articles_checklistitem_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_checklistitem_id_seq', 1, false);


--
-- Name: articles_commentpolicy_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_commentpolicy_id_seq', 1, true);


--
-- Name: articles_contributor_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_contributor_id_seq', 5, true);


--
-- Name: articles_credit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_credit_id_seq', 26, true);


--
-- Name: articles_edition_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_edition_id_seq', 12, true);


--
-- Name: articles_editioncredit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_editioncredit_id_seq', 22, true);


--
-- Name: articles_editiontag_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_editiontag_id_seq', 22, true);


--
-- Name: articles_event_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_event_id_seq', 61, true);


--
-- Name: articles_guestlink_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_guestlink_id_seq', 1, true);


--
-- Name: articles_message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_message_id_seq', 55, true);


--
-- Name: articles_note_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_note_id_seq', 1, true);


--
-- Name: articles_page_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_page_id_seq', 5, true);


--
-- Name: articles_photo_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_photo_id_seq', 1, true);


--
-- Name: articles_photouse_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_photouse_id_seq', 2, true);


--
-- Name: articles_preferences_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_preferences_id_seq', 1, false);


--
-- Name: articles_readalso_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_readalso_id_seq', 1, true);


--
-- Name: articles_revision_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_revision_id_seq', 16, true);


--
-- Name: articles_sitting_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_sitting_id_seq', 1, true);


--
-- Name: articles_tick_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_tick_id_seq', 1, false);


--
-- Name: articles_topic_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.articles_topic_id_seq', 1, true);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 4, true);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 112, true);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 151, true);


--
-- Name: auth_user_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_user_groups_id_seq', 5, true);


--
-- Name: auth_user_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_user_id_seq', 5, true);


--
-- Name: auth_user_user_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_user_user_permissions_id_seq', 1, false);


--
-- Name: django_admin_log_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 35, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 53, true);


--
-- Name: taggit_tag_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.taggit_tag_id_seq', 2, true);


--
-- Name: taggit_taggeditem_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);


--
-- Name: articles_articletag article_has_a_tag_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_articletag
    ADD CONSTRAINT article_has_a_tag_once UNIQUE (content_object_id, tag_id);


--
-- Name: articles_article articles_article_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_pkey PRIMARY KEY (id);


--
-- Name: articles_article articles_article_source_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_source_key UNIQUE (source);


--
-- Name: articles_article articles_article_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_uid_key UNIQUE (uid);


--
-- Name: articles_articletag articles_articletag_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_articletag
    ADD CONSTRAINT articles_articletag_pkey PRIMARY KEY (id);


--
-- Name: articles_category_editors articles_category_editors_category_id_user_id_ed406da6_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_category_editors
    ADD CONSTRAINT articles_category_editors_category_id_user_id_ed406da6_uniq UNIQUE (category_id, user_id);


--
-- Name: articles_category_editors articles_category_editors_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_category_editors
    ADD CONSTRAINT articles_category_editors_pkey PRIMARY KEY (id);


--
-- Name: articles_category articles_category_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_category
    ADD CONSTRAINT articles_category_pkey PRIMARY KEY (id);


--
-- Name: articles_category articles_category_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_category
    ADD CONSTRAINT articles_category_slug_key UNIQUE (slug);


--
-- Name: articles_checklistitem articles_checklistitem_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_checklistitem
    ADD CONSTRAINT articles_checklistitem_pkey PRIMARY KEY (id);


--
-- Name: articles_commentpolicy articles_commentpolicy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_commentpolicy
    ADD CONSTRAINT articles_commentpolicy_pkey PRIMARY KEY (id);


--
-- Name: articles_contributor articles_contributor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_contributor
    ADD CONSTRAINT articles_contributor_pkey PRIMARY KEY (id);


--
-- Name: articles_contributor articles_contributor_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_contributor
    ADD CONSTRAINT articles_contributor_slug_key UNIQUE (slug);


--
-- Name: articles_contributor articles_contributor_user_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_contributor
    ADD CONSTRAINT articles_contributor_user_id_key UNIQUE (user_id);


--
-- Name: articles_credit articles_credit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_credit
    ADD CONSTRAINT articles_credit_pkey PRIMARY KEY (id);


--
-- Name: articles_edition articles_edition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_pkey PRIMARY KEY (id);


--
-- Name: articles_editioncredit articles_editioncredit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editioncredit
    ADD CONSTRAINT articles_editioncredit_pkey PRIMARY KEY (id);


--
-- Name: articles_editiontag articles_editiontag_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editiontag
    ADD CONSTRAINT articles_editiontag_pkey PRIMARY KEY (id);


--
-- Name: articles_event articles_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_event
    ADD CONSTRAINT articles_event_pkey PRIMARY KEY (id);


--
-- Name: articles_guestlink articles_guestlink_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_guestlink
    ADD CONSTRAINT articles_guestlink_key_key UNIQUE (key);


--
-- Name: articles_guestlink articles_guestlink_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_guestlink
    ADD CONSTRAINT articles_guestlink_pkey PRIMARY KEY (id);


--
-- Name: articles_message articles_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_message
    ADD CONSTRAINT articles_message_pkey PRIMARY KEY (id);


--
-- Name: articles_note articles_note_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_pkey PRIMARY KEY (id);


--
-- Name: articles_page articles_page_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_page
    ADD CONSTRAINT articles_page_pkey PRIMARY KEY (id);


--
-- Name: articles_page articles_page_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_page
    ADD CONSTRAINT articles_page_slug_key UNIQUE (slug);


--
-- Name: articles_photo articles_photo_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_photo
    ADD CONSTRAINT articles_photo_pkey PRIMARY KEY (id);


--
-- Name: articles_photo articles_photo_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_photo
    ADD CONSTRAINT articles_photo_uid_key UNIQUE (uid);


--
-- Name: articles_photouse articles_photouse_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_photouse
    ADD CONSTRAINT articles_photouse_pkey PRIMARY KEY (id);


--
-- Name: articles_preferences articles_preferences_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_preferences
    ADD CONSTRAINT articles_preferences_pkey PRIMARY KEY (id);


--
-- Name: articles_preferences articles_preferences_user_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_preferences
    ADD CONSTRAINT articles_preferences_user_id_key UNIQUE (user_id);


--
-- Name: articles_readalso articles_readalso_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_readalso
    ADD CONSTRAINT articles_readalso_pkey PRIMARY KEY (id);


--
-- Name: articles_readership articles_readership_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_readership
    ADD CONSTRAINT articles_readership_pkey PRIMARY KEY (article_id);


--
-- Name: articles_revision articles_revision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_pkey PRIMARY KEY (id);


--
-- Name: articles_sitting articles_sitting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_sitting
    ADD CONSTRAINT articles_sitting_pkey PRIMARY KEY (id);


--
-- Name: articles_tick articles_tick_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT articles_tick_pkey PRIMARY KEY (id);


--
-- Name: articles_topic articles_topic_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_topic
    ADD CONSTRAINT articles_topic_name_key UNIQUE (name);


--
-- Name: articles_topic articles_topic_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_topic
    ADD CONSTRAINT articles_topic_pkey PRIMARY KEY (id);


--
-- Name: articles_topic articles_topic_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_topic
    ADD CONSTRAINT articles_topic_slug_key UNIQUE (slug);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: auth_user_groups auth_user_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_pkey PRIMARY KEY (id);


--
-- Name: auth_user_groups auth_user_groups_user_id_group_id_94350c0c_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_group_id_94350c0c_uniq UNIQUE (user_id, group_id);


--
-- Name: auth_user auth_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_pkey PRIMARY KEY (id);


--
-- Name: auth_user_user_permissions auth_user_user_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_user_user_permissions auth_user_user_permissions_user_id_permission_id_14a6b632_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_permission_id_14a6b632_uniq UNIQUE (user_id, permission_id);


--
-- Name: auth_user auth_user_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user
    ADD CONSTRAINT auth_user_username_key UNIQUE (username);


--
-- Name: articles_tick box_is_ticked_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT box_is_ticked_once UNIQUE (article_id, item_id);


--
-- Name: articles_credit contributor_has_a_role_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_credit
    ADD CONSTRAINT contributor_has_a_role_once UNIQUE (article_id, contributor_id, role);


--
-- Name: django_admin_log django_admin_log_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: django_tasks_database_dbtaskresult django_tasks_database_dbtaskresult_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);


--
-- Name: articles_editioncredit edition_credits_a_role_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editioncredit
    ADD CONSTRAINT edition_credits_a_role_once UNIQUE (edition_id, contributor_id, role);


--
-- Name: articles_editiontag edition_has_a_tag_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editiontag
    ADD CONSTRAINT edition_has_a_tag_once UNIQUE (edition_id, tag_id);


--
-- Name: articles_edition edition_number_is_unique_for_its_article; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT edition_number_is_unique_for_its_article UNIQUE (article_id, number);


--
-- Name: articles_event event_number_is_unique_for_its_article; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_event
    ADD CONSTRAINT event_number_is_unique_for_its_article UNIQUE (article_id, number);


--
-- Name: articles_edition no_two_editions_live_at_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT no_two_editions_live_at_once EXCLUDE USING gist (article_id WITH =, tstzrange(live_from, live_until, '[)'::text) WITH &&);


--
-- Name: articles_message nobody_is_told_twice; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_message
    ADD CONSTRAINT nobody_is_told_twice UNIQUE (recipient_id, about, kind);


--
-- Name: articles_sitting one_sitting_a_tab; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_sitting
    ADD CONSTRAINT one_sitting_a_tab UNIQUE (user_id, tab);


--
-- Name: articles_photouse photo_is_used_by_an_article_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_photouse
    ADD CONSTRAINT photo_is_used_by_an_article_once UNIQUE (article_id, photo_id);


--
-- Name: articles_readalso read_also_has_a_place; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_readalso
    ADD CONSTRAINT read_also_has_a_place UNIQUE (article_id, "order");


--
-- Name: articles_revision revision_number_is_unique_for_its_article; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT revision_number_is_unique_for_its_article UNIQUE (article_id, number);


--
-- Name: taggit_tag taggit_tag_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);


--
-- Name: taggit_tag taggit_tag_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);


--
-- Name: taggit_tag taggit_tag_slug_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);


--
-- Name: taggit_taggeditem taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);


--
-- Name: taggit_taggeditem taggit_taggeditem_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);


--
-- Name: article_by_assignee; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_by_assignee ON public.articles_article USING btree (assignee_id, deadline);


--
-- Name: article_by_deadline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_by_deadline ON public.articles_article USING btree (deadline) WHERE (deadline IS NOT NULL);


--
-- Name: article_by_headline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_by_headline ON public.articles_article USING btree (headline_key);


--
-- Name: article_by_last_change; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_by_last_change ON public.articles_article USING btree (updated_at DESC, id DESC);


--
-- Name: article_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX article_by_state ON public.articles_article USING btree (state, updated_at DESC, id DESC);


--
-- Name: articles_article_assignee_id_e3a2b9cd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_assignee_id_e3a2b9cd ON public.articles_article USING btree (assignee_id);


--
-- Name: articles_article_category_id_633dad2b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_category_id_633dad2b ON public.articles_article USING btree (category_id);


--
-- Name: articles_article_comment_policy_id_24015eb0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_comment_policy_id_24015eb0 ON public.articles_article USING btree (comment_policy_id);


--
-- Name: articles_article_created_by_id_b1067734; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_created_by_id_b1067734 ON public.articles_article USING btree (created_by_id);


--
-- Name: articles_article_photo_id_96b8eb56; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_photo_id_96b8eb56 ON public.articles_article USING btree (photo_id);


--
-- Name: articles_article_replies_to_id_614019ad; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_replies_to_id_614019ad ON public.articles_article USING btree (replies_to_id);


--
-- Name: articles_article_reviewer_id_40499652; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_reviewer_id_40499652 ON public.articles_article USING btree (reviewer_id);


--
-- Name: articles_article_slug_cc61df93; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_slug_cc61df93 ON public.articles_article USING btree (slug);


--
-- Name: articles_article_slug_cc61df93_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_slug_cc61df93_like ON public.articles_article USING btree (slug varchar_pattern_ops);


--
-- Name: articles_article_source_3fd665f1_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_source_3fd665f1_like ON public.articles_article USING btree (source varchar_pattern_ops);


--
-- Name: articles_article_source_digest_32b3c9fd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_source_digest_32b3c9fd ON public.articles_article USING btree (source_digest);


--
-- Name: articles_article_source_digest_32b3c9fd_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_source_digest_32b3c9fd_like ON public.articles_article USING btree (source_digest varchar_pattern_ops);


--
-- Name: articles_article_topic_id_a7619489; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_article_topic_id_a7619489 ON public.articles_article USING btree (topic_id);


--
-- Name: articles_articletag_content_object_id_c62b9980; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_articletag_content_object_id_c62b9980 ON public.articles_articletag USING btree (content_object_id);


--
-- Name: articles_articletag_tag_id_9d44613b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_articletag_tag_id_9d44613b ON public.articles_articletag USING btree (tag_id);


--
-- Name: articles_category_comment_policy_id_129250af; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_category_comment_policy_id_129250af ON public.articles_category USING btree (comment_policy_id);


--
-- Name: articles_category_editors_category_id_d04a75d6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_category_editors_category_id_d04a75d6 ON public.articles_category_editors USING btree (category_id);


--
-- Name: articles_category_editors_user_id_67a2bbdd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_category_editors_user_id_67a2bbdd ON public.articles_category_editors USING btree (user_id);


--
-- Name: articles_category_parent_id_84a402a2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_category_parent_id_84a402a2 ON public.articles_category USING btree (parent_id);


--
-- Name: articles_category_slug_f02e70e2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_category_slug_f02e70e2_like ON public.articles_category USING btree (slug varchar_pattern_ops);


--
-- Name: articles_checklistitem_category_id_391c7cc0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_checklistitem_category_id_391c7cc0 ON public.articles_checklistitem USING btree (category_id);


--
-- Name: articles_contributor_name_b5acdf61; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_contributor_name_b5acdf61 ON public.articles_contributor USING btree (name);


--
-- Name: articles_contributor_name_b5acdf61_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_contributor_name_b5acdf61_like ON public.articles_contributor USING btree (name varchar_pattern_ops);


--
-- Name: articles_contributor_slug_2b72755c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_contributor_slug_2b72755c_like ON public.articles_contributor USING btree (slug varchar_pattern_ops);


--
-- Name: articles_credit_article_id_9e9c422a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_credit_article_id_9e9c422a ON public.articles_credit USING btree (article_id);


--
-- Name: articles_credit_contributor_id_e56d9352; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_credit_contributor_id_e56d9352 ON public.articles_credit USING btree (contributor_id);


--
-- Name: articles_edition_approval_id_63478d99; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_approval_id_63478d99 ON public.articles_edition USING btree (approval_id);


--
-- Name: articles_edition_article_id_7f9247b9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_article_id_7f9247b9 ON public.articles_edition USING btree (article_id);


--
-- Name: articles_edition_category_id_9f843d14; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_category_id_9f843d14 ON public.articles_edition USING btree (category_id);


--
-- Name: articles_edition_created_by_id_4e29598b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_created_by_id_4e29598b ON public.articles_edition USING btree (created_by_id);


--
-- Name: articles_edition_photo_id_f081a405; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_photo_id_f081a405 ON public.articles_edition USING btree (photo_id);


--
-- Name: articles_edition_replies_to_id_56098a8d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_replies_to_id_56098a8d ON public.articles_edition USING btree (replies_to_id);


--
-- Name: articles_edition_revision_id_53dd3e2c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_revision_id_53dd3e2c ON public.articles_edition USING btree (revision_id);


--
-- Name: articles_edition_section_id_02a7db8c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_section_id_02a7db8c ON public.articles_edition USING btree (section_id);


--
-- Name: articles_edition_slug_2b3ffe7a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_slug_2b3ffe7a ON public.articles_edition USING btree (slug);


--
-- Name: articles_edition_slug_2b3ffe7a_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_slug_2b3ffe7a_like ON public.articles_edition USING btree (slug varchar_pattern_ops);


--
-- Name: articles_edition_topic_id_13f7b998; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_edition_topic_id_13f7b998 ON public.articles_edition USING btree (topic_id);


--
-- Name: articles_editioncredit_article_id_05287a75; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_editioncredit_article_id_05287a75 ON public.articles_editioncredit USING btree (article_id);


--
-- Name: articles_editioncredit_contributor_id_718217c8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_editioncredit_contributor_id_718217c8 ON public.articles_editioncredit USING btree (contributor_id);


--
-- Name: articles_editioncredit_edition_id_2086a5a3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_editioncredit_edition_id_2086a5a3 ON public.articles_editioncredit USING btree (edition_id);


--
-- Name: articles_editiontag_article_id_cf648aa2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_editiontag_article_id_cf648aa2 ON public.articles_editiontag USING btree (article_id);


--
-- Name: articles_editiontag_edition_id_80da13c4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_editiontag_edition_id_80da13c4 ON public.articles_editiontag USING btree (edition_id);


--
-- Name: articles_editiontag_tag_id_0f902dbb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_editiontag_tag_id_0f902dbb ON public.articles_editiontag USING btree (tag_id);


--
-- Name: articles_event_actor_id_52d6d948; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_event_actor_id_52d6d948 ON public.articles_event USING btree (actor_id);


--
-- Name: articles_event_article_id_5c949a3d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_event_article_id_5c949a3d ON public.articles_event USING btree (article_id);


--
-- Name: articles_event_revision_id_75bb9bd5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_event_revision_id_75bb9bd5 ON public.articles_event USING btree (revision_id);


--
-- Name: articles_guestlink_article_id_6cead8b9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_guestlink_article_id_6cead8b9 ON public.articles_guestlink USING btree (article_id);


--
-- Name: articles_guestlink_created_by_id_8f5e995e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_guestlink_created_by_id_8f5e995e ON public.articles_guestlink USING btree (created_by_id);


--
-- Name: articles_guestlink_key_0a68b55b_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_guestlink_key_0a68b55b_like ON public.articles_guestlink USING btree (key varchar_pattern_ops);


--
-- Name: articles_guestlink_revision_id_3e854cb8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_guestlink_revision_id_3e854cb8 ON public.articles_guestlink USING btree (revision_id);


--
-- Name: articles_message_article_id_caf0de06; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_message_article_id_caf0de06 ON public.articles_message USING btree (article_id);


--
-- Name: articles_message_recipient_id_6b622fc6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_message_recipient_id_6b622fc6 ON public.articles_message USING btree (recipient_id);


--
-- Name: articles_note_article_id_6bc77632; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_note_article_id_6bc77632 ON public.articles_note USING btree (article_id);


--
-- Name: articles_note_author_id_67ce5c70; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_note_author_id_67ce5c70 ON public.articles_note USING btree (author_id);


--
-- Name: articles_note_link_id_662d2dfb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_note_link_id_662d2dfb ON public.articles_note USING btree (link_id);


--
-- Name: articles_note_parent_id_401f561e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_note_parent_id_401f561e ON public.articles_note USING btree (parent_id);


--
-- Name: articles_page_slug_b0d34599_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_page_slug_b0d34599_like ON public.articles_page USING btree (slug varchar_pattern_ops);


--
-- Name: articles_photo_sha256_223736fc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_photo_sha256_223736fc ON public.articles_photo USING btree (sha256);


--
-- Name: articles_photo_sha256_223736fc_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_photo_sha256_223736fc_like ON public.articles_photo USING btree (sha256 varchar_pattern_ops);


--
-- Name: articles_photo_uploaded_by_id_11422c14; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_photo_uploaded_by_id_11422c14 ON public.articles_photo USING btree (uploaded_by_id);


--
-- Name: articles_photouse_article_id_567e4900; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_photouse_article_id_567e4900 ON public.articles_photouse USING btree (article_id);


--
-- Name: articles_photouse_photo_id_9ffd799d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_photouse_photo_id_9ffd799d ON public.articles_photouse USING btree (photo_id);


--
-- Name: articles_readalso_article_id_c3bc1626; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_readalso_article_id_c3bc1626 ON public.articles_readalso USING btree (article_id);


--
-- Name: articles_readalso_target_id_899afab8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_readalso_target_id_899afab8 ON public.articles_readalso USING btree (target_id);


--
-- Name: articles_revision_article_id_2d2af917; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_revision_article_id_2d2af917 ON public.articles_revision USING btree (article_id);


--
-- Name: articles_revision_author_id_b537641c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_revision_author_id_b537641c ON public.articles_revision USING btree (author_id);


--
-- Name: articles_sitting_article_id_db2c8611; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_sitting_article_id_db2c8611 ON public.articles_sitting USING btree (article_id);


--
-- Name: articles_sitting_user_id_a91180ba; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_sitting_user_id_a91180ba ON public.articles_sitting USING btree (user_id);


--
-- Name: articles_tick_article_id_334bedf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_tick_article_id_334bedf9 ON public.articles_tick USING btree (article_id);


--
-- Name: articles_tick_item_id_31bc1457; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_tick_item_id_31bc1457 ON public.articles_tick USING btree (item_id);


--
-- Name: articles_tick_user_id_e7937e0f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_tick_user_id_e7937e0f ON public.articles_tick USING btree (user_id);


--
-- Name: articles_topic_name_889ada72_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_topic_name_889ada72_like ON public.articles_topic USING btree (name varchar_pattern_ops);


--
-- Name: articles_topic_slug_a450089a_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX articles_topic_slug_a450089a_like ON public.articles_topic USING btree (slug varchar_pattern_ops);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: auth_user_groups_group_id_97559544; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_groups_group_id_97559544 ON public.auth_user_groups USING btree (group_id);


--
-- Name: auth_user_groups_user_id_6a12ed8b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_groups_user_id_6a12ed8b ON public.auth_user_groups USING btree (user_id);


--
-- Name: auth_user_user_permissions_permission_id_1fbb5f2c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_user_permissions_permission_id_1fbb5f2c ON public.auth_user_user_permissions USING btree (permission_id);


--
-- Name: auth_user_user_permissions_user_id_a95ead1b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_user_permissions_user_id_a95ead1b ON public.auth_user_user_permissions USING btree (user_id);


--
-- Name: auth_user_username_6821ab7c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_user_username_6821ab7c_like ON public.auth_user USING btree (username varchar_pattern_ops);


--
-- Name: django_admin_log_content_type_id_c4bce8eb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);


--
-- Name: django_admin_log_user_id_c564eba6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: django_task_backend_071754_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);


--
-- Name: django_task_queue_n_99c321_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);


--
-- Name: edition_breaking; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_breaking ON public.articles_edition USING btree (live_from DESC) WHERE is_breaking;


--
-- Name: edition_by_headline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_by_headline ON public.articles_edition USING btree (headline_key, article_id);


--
-- Name: edition_by_start; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_by_start ON public.articles_edition USING btree (live_from);


--
-- Name: edition_credit_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_credit_newest ON public.articles_editioncredit USING btree (contributor_id, work, first_published_at DESC, article_id DESC);


--
-- Name: edition_ended; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_ended ON public.articles_edition USING btree (live_until, article_id) WHERE (live_until IS NOT NULL);


--
-- Name: edition_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_newest ON public.articles_edition USING btree (first_published_at DESC, article_id DESC, live_until, live_from) WHERE (NOT ((kind)::text = 'retraction'::text));


--
-- Name: edition_newest_in_category; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_newest_in_category ON public.articles_edition USING btree (category_id, first_published_at DESC, article_id DESC, live_until, live_from) WHERE (NOT ((kind)::text = 'retraction'::text));


--
-- Name: edition_newest_in_section; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_newest_in_section ON public.articles_edition USING btree (section_id, first_published_at DESC, article_id DESC, live_until, live_from) WHERE (NOT ((kind)::text = 'retraction'::text));


--
-- Name: edition_newest_in_topic; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_newest_in_topic ON public.articles_edition USING btree (topic_id, first_published_at DESC, article_id DESC, live_until, live_from) WHERE (NOT ((kind)::text = 'retraction'::text));


--
-- Name: edition_tag_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edition_tag_newest ON public.articles_editiontag USING btree (tag_id, first_published_at DESC, article_id DESC);


--
-- Name: event_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_by_time ON public.articles_event USING btree (at DESC, id DESC);


--
-- Name: message_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_by_time ON public.articles_message USING btree (recipient_id, at DESC, id DESC) WHERE is_in_inbox;


--
-- Name: message_unread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_unread ON public.articles_message USING btree (recipient_id, read_at) WHERE (is_in_inbox AND (read_at IS NULL));


--
-- Name: note_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX note_by_time ON public.articles_note USING btree (article_id, created_at, id);


--
-- Name: one_default_category; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_default_category ON public.articles_category USING btree (is_default) WHERE is_default;


--
-- Name: one_default_comment_policy; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_default_comment_policy ON public.articles_commentpolicy USING btree (is_default) WHERE is_default;


--
-- Name: photo_band_1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX photo_band_1 ON public.articles_photo USING btree (band_1);


--
-- Name: photo_band_2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX photo_band_2 ON public.articles_photo USING btree (band_2);


--
-- Name: photo_band_3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX photo_band_3 ON public.articles_photo USING btree (band_3);


--
-- Name: photo_band_4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX photo_band_4 ON public.articles_photo USING btree (band_4);


--
-- Name: photo_by_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX photo_by_expiry ON public.articles_photo USING btree (expires_at) WHERE (expires_at IS NOT NULL);


--
-- Name: photo_by_withdrawal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX photo_by_withdrawal ON public.articles_photo USING btree (withdrawn_at) WHERE (withdrawn_at IS NOT NULL);


--
-- Name: photo_newest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX photo_newest ON public.articles_photo USING btree (created_at DESC, id DESC);


--
-- Name: read_also_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX read_also_waiting ON public.articles_readalso USING btree (headline_key) WHERE (target_id IS NULL);


--
-- Name: read_also_waiting_for_uid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX read_also_waiting_for_uid ON public.articles_readalso USING btree (chosen) WHERE ((chosen IS NOT NULL) AND (target_id IS NULL));


--
-- Name: readership_hottest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX readership_hottest ON public.articles_readership USING btree (heat DESC, article_id DESC);


--
-- Name: sitting_by_beat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sitting_by_beat ON public.articles_sitting USING btree (article_id, beat_at);


--
-- Name: sitting_by_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sitting_by_user ON public.articles_sitting USING btree (user_id, typed_at);


--
-- Name: taggit_tag_name_58eb2ed9_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);


--
-- Name: taggit_tag_slug_6be58b2c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);


--
-- Name: taggit_tagg_content_8fc721_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);


--
-- Name: taggit_taggeditem_content_type_id_9957a03c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);


--
-- Name: taggit_taggeditem_object_id_e2d7d1df; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);


--
-- Name: taggit_taggeditem_tag_id_f4f5b767; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);


--
-- Name: tasks_db_new_ordering_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);


--
-- Name: articles_category category_has_two_levels_when_made; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER category_has_two_levels_when_made BEFORE INSERT ON public.articles_category FOR EACH ROW EXECUTE FUNCTION public.category_has_two_levels_when_made();


--
-- Name: articles_category category_has_two_levels_when_moved; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER category_has_two_levels_when_moved BEFORE UPDATE ON public.articles_category FOR EACH ROW EXECUTE FUNCTION public.category_has_two_levels_when_moved();


--
-- Name: articles_editioncredit edition_credit_is_kept; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_credit_is_kept BEFORE DELETE ON public.articles_editioncredit FOR EACH ROW EXECUTE FUNCTION public.edition_credit_is_kept();


--
-- Name: articles_editioncredit edition_credit_is_sealed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_credit_is_sealed BEFORE UPDATE ON public.articles_editioncredit FOR EACH ROW EXECUTE FUNCTION public.edition_credit_is_sealed();


--
-- Name: articles_edition edition_past_is_kept; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_past_is_kept BEFORE DELETE ON public.articles_edition FOR EACH ROW EXECUTE FUNCTION public.edition_past_is_kept();


--
-- Name: articles_edition edition_past_is_sealed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_past_is_sealed BEFORE UPDATE ON public.articles_edition FOR EACH ROW EXECUTE FUNCTION public.edition_past_is_sealed();


--
-- Name: articles_edition edition_plan_lies_ahead; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_plan_lies_ahead BEFORE UPDATE ON public.articles_edition FOR EACH ROW EXECUTE FUNCTION public.edition_plan_lies_ahead();


--
-- Name: articles_edition edition_says_what_it_said; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_says_what_it_said BEFORE UPDATE ON public.articles_edition FOR EACH ROW EXECUTE FUNCTION public.edition_says_what_it_said();


--
-- Name: articles_editiontag edition_tag_is_kept; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_tag_is_kept BEFORE DELETE ON public.articles_editiontag FOR EACH ROW EXECUTE FUNCTION public.edition_tag_is_kept();


--
-- Name: articles_editiontag edition_tag_is_sealed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER edition_tag_is_sealed BEFORE UPDATE ON public.articles_editiontag FOR EACH ROW EXECUTE FUNCTION public.edition_tag_is_sealed();


--
-- Name: articles_event event_is_kept; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER event_is_kept BEFORE DELETE ON public.articles_event FOR EACH ROW EXECUTE FUNCTION public.event_is_kept();


--
-- Name: articles_event event_is_sealed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER event_is_sealed BEFORE UPDATE ON public.articles_event FOR EACH ROW EXECUTE FUNCTION public.event_is_sealed();


--
-- Name: articles_revision revision_is_kept; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER revision_is_kept BEFORE DELETE ON public.articles_revision FOR EACH ROW EXECUTE FUNCTION public.revision_is_kept();


--
-- Name: articles_revision revision_is_sealed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER revision_is_sealed BEFORE UPDATE ON public.articles_revision FOR EACH ROW EXECUTE FUNCTION public.revision_is_sealed();


--
-- Name: articles_article articles_article_assignee_id_e3a2b9cd_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_assignee_id_e3a2b9cd_fk_auth_user_id FOREIGN KEY (assignee_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_article articles_article_category_id_633dad2b_fk_articles_category_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_category_id_633dad2b_fk_articles_category_id FOREIGN KEY (category_id) REFERENCES public.articles_category(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_article articles_article_comment_policy_id_24015eb0_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_comment_policy_id_24015eb0_fk_articles_ FOREIGN KEY (comment_policy_id) REFERENCES public.articles_commentpolicy(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_article articles_article_created_by_id_b1067734_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_created_by_id_b1067734_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_article articles_article_photo_id_96b8eb56_fk_articles_photo_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_photo_id_96b8eb56_fk_articles_photo_id FOREIGN KEY (photo_id) REFERENCES public.articles_photo(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_article articles_article_replies_to_id_614019ad_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_replies_to_id_614019ad_fk_articles_article_id FOREIGN KEY (replies_to_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_article articles_article_reviewer_id_40499652_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_reviewer_id_40499652_fk_auth_user_id FOREIGN KEY (reviewer_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_article articles_article_topic_id_a7619489_fk_articles_topic_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_article
    ADD CONSTRAINT articles_article_topic_id_a7619489_fk_articles_topic_id FOREIGN KEY (topic_id) REFERENCES public.articles_topic(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_articletag articles_articletag_content_object_id_c62b9980_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_articletag
    ADD CONSTRAINT articles_articletag_content_object_id_c62b9980_fk_articles_ FOREIGN KEY (content_object_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_articletag articles_articletag_tag_id_9d44613b_fk_taggit_tag_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_articletag
    ADD CONSTRAINT articles_articletag_tag_id_9d44613b_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_category articles_category_comment_policy_id_129250af_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_category
    ADD CONSTRAINT articles_category_comment_policy_id_129250af_fk_articles_ FOREIGN KEY (comment_policy_id) REFERENCES public.articles_commentpolicy(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_category_editors articles_category_ed_category_id_d04a75d6_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_category_editors
    ADD CONSTRAINT articles_category_ed_category_id_d04a75d6_fk_articles_ FOREIGN KEY (category_id) REFERENCES public.articles_category(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_category_editors articles_category_editors_user_id_67a2bbdd_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_category_editors
    ADD CONSTRAINT articles_category_editors_user_id_67a2bbdd_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_category articles_category_parent_id_84a402a2_fk_articles_category_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_category
    ADD CONSTRAINT articles_category_parent_id_84a402a2_fk_articles_category_id FOREIGN KEY (parent_id) REFERENCES public.articles_category(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_checklistitem articles_checklistit_category_id_391c7cc0_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_checklistitem
    ADD CONSTRAINT articles_checklistit_category_id_391c7cc0_fk_articles_ FOREIGN KEY (category_id) REFERENCES public.articles_category(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_contributor articles_contributor_user_id_249fcec4_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_contributor
    ADD CONSTRAINT articles_contributor_user_id_249fcec4_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_credit articles_credit_article_id_9e9c422a_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_credit
    ADD CONSTRAINT articles_credit_article_id_9e9c422a_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_credit articles_credit_contributor_id_e56d9352_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_credit
    ADD CONSTRAINT articles_credit_contributor_id_e56d9352_fk_articles_ FOREIGN KEY (contributor_id) REFERENCES public.articles_contributor(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_approval_id_63478d99_fk_articles_event_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_approval_id_63478d99_fk_articles_event_id FOREIGN KEY (approval_id) REFERENCES public.articles_event(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_article_id_7f9247b9_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_article_id_7f9247b9_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_category_id_9f843d14_fk_articles_category_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_category_id_9f843d14_fk_articles_category_id FOREIGN KEY (category_id) REFERENCES public.articles_category(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_created_by_id_4e29598b_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_created_by_id_4e29598b_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_photo_id_f081a405_fk_articles_photo_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_photo_id_f081a405_fk_articles_photo_id FOREIGN KEY (photo_id) REFERENCES public.articles_photo(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_replies_to_id_56098a8d_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_replies_to_id_56098a8d_fk_articles_article_id FOREIGN KEY (replies_to_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_revision_id_53dd3e2c_fk_articles_revision_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_revision_id_53dd3e2c_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_section_id_02a7db8c_fk_articles_category_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_section_id_02a7db8c_fk_articles_category_id FOREIGN KEY (section_id) REFERENCES public.articles_category(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_edition articles_edition_topic_id_13f7b998_fk_articles_topic_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_edition
    ADD CONSTRAINT articles_edition_topic_id_13f7b998_fk_articles_topic_id FOREIGN KEY (topic_id) REFERENCES public.articles_topic(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_editioncredit articles_editioncred_article_id_05287a75_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editioncredit
    ADD CONSTRAINT articles_editioncred_article_id_05287a75_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_editioncredit articles_editioncred_contributor_id_718217c8_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editioncredit
    ADD CONSTRAINT articles_editioncred_contributor_id_718217c8_fk_articles_ FOREIGN KEY (contributor_id) REFERENCES public.articles_contributor(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_editioncredit articles_editioncred_edition_id_2086a5a3_fk_articles_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editioncredit
    ADD CONSTRAINT articles_editioncred_edition_id_2086a5a3_fk_articles_ FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_editiontag articles_editiontag_article_id_cf648aa2_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editiontag
    ADD CONSTRAINT articles_editiontag_article_id_cf648aa2_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_editiontag articles_editiontag_edition_id_80da13c4_fk_articles_edition_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editiontag
    ADD CONSTRAINT articles_editiontag_edition_id_80da13c4_fk_articles_edition_id FOREIGN KEY (edition_id) REFERENCES public.articles_edition(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_editiontag articles_editiontag_tag_id_0f902dbb_fk_taggit_tag_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_editiontag
    ADD CONSTRAINT articles_editiontag_tag_id_0f902dbb_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_event articles_event_actor_id_52d6d948_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_event
    ADD CONSTRAINT articles_event_actor_id_52d6d948_fk_auth_user_id FOREIGN KEY (actor_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_event articles_event_article_id_5c949a3d_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_event
    ADD CONSTRAINT articles_event_article_id_5c949a3d_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_event articles_event_revision_id_75bb9bd5_fk_articles_revision_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_event
    ADD CONSTRAINT articles_event_revision_id_75bb9bd5_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_guestlink articles_guestlink_article_id_6cead8b9_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_guestlink
    ADD CONSTRAINT articles_guestlink_article_id_6cead8b9_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_guestlink articles_guestlink_created_by_id_8f5e995e_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_guestlink
    ADD CONSTRAINT articles_guestlink_created_by_id_8f5e995e_fk_auth_user_id FOREIGN KEY (created_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_guestlink articles_guestlink_revision_id_3e854cb8_fk_articles_revision_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_guestlink
    ADD CONSTRAINT articles_guestlink_revision_id_3e854cb8_fk_articles_revision_id FOREIGN KEY (revision_id) REFERENCES public.articles_revision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_message articles_message_article_id_caf0de06_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_message
    ADD CONSTRAINT articles_message_article_id_caf0de06_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_message articles_message_recipient_id_6b622fc6_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_message
    ADD CONSTRAINT articles_message_recipient_id_6b622fc6_fk_auth_user_id FOREIGN KEY (recipient_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_note articles_note_article_id_6bc77632_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_article_id_6bc77632_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_note articles_note_author_id_67ce5c70_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_author_id_67ce5c70_fk_auth_user_id FOREIGN KEY (author_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_note articles_note_link_id_662d2dfb_fk_articles_guestlink_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_link_id_662d2dfb_fk_articles_guestlink_id FOREIGN KEY (link_id) REFERENCES public.articles_guestlink(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_note articles_note_parent_id_401f561e_fk_articles_note_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_note
    ADD CONSTRAINT articles_note_parent_id_401f561e_fk_articles_note_id FOREIGN KEY (parent_id) REFERENCES public.articles_note(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_photo articles_photo_uploaded_by_id_11422c14_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_photo
    ADD CONSTRAINT articles_photo_uploaded_by_id_11422c14_fk_auth_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_photouse articles_photouse_article_id_567e4900_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_photouse
    ADD CONSTRAINT articles_photouse_article_id_567e4900_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_photouse articles_photouse_photo_id_9ffd799d_fk_articles_photo_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_photouse
    ADD CONSTRAINT articles_photouse_photo_id_9ffd799d_fk_articles_photo_id FOREIGN KEY (photo_id) REFERENCES public.articles_photo(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_preferences articles_preferences_user_id_ef4736d1_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_preferences
    ADD CONSTRAINT articles_preferences_user_id_ef4736d1_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_readalso articles_readalso_article_id_c3bc1626_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_readalso
    ADD CONSTRAINT articles_readalso_article_id_c3bc1626_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_readalso articles_readalso_target_id_899afab8_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_readalso
    ADD CONSTRAINT articles_readalso_target_id_899afab8_fk_articles_article_id FOREIGN KEY (target_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_readership articles_readership_article_id_3b99ba97_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_readership
    ADD CONSTRAINT articles_readership_article_id_3b99ba97_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_revision articles_revision_article_id_2d2af917_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_article_id_2d2af917_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_revision articles_revision_author_id_b537641c_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_revision
    ADD CONSTRAINT articles_revision_author_id_b537641c_fk_auth_user_id FOREIGN KEY (author_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_sitting articles_sitting_article_id_db2c8611_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_sitting
    ADD CONSTRAINT articles_sitting_article_id_db2c8611_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_sitting articles_sitting_user_id_a91180ba_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_sitting
    ADD CONSTRAINT articles_sitting_user_id_a91180ba_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_tick articles_tick_article_id_334bedf9_fk_articles_article_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT articles_tick_article_id_334bedf9_fk_articles_article_id FOREIGN KEY (article_id) REFERENCES public.articles_article(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_tick articles_tick_item_id_31bc1457_fk_articles_checklistitem_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT articles_tick_item_id_31bc1457_fk_articles_checklistitem_id FOREIGN KEY (item_id) REFERENCES public.articles_checklistitem(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: articles_tick articles_tick_user_id_e7937e0f_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.articles_tick
    ADD CONSTRAINT articles_tick_user_id_e7937e0f_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_groups auth_user_groups_group_id_97559544_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_group_id_97559544_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_groups auth_user_groups_user_id_6a12ed8b_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_groups
    ADD CONSTRAINT auth_user_groups_user_id_6a12ed8b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_user_permissions auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_user_user_permissions auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_user_user_permissions
    ADD CONSTRAINT auth_user_user_permissions_user_id_a95ead1b_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: django_admin_log django_admin_log_content_type_id_c4bce8eb_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: django_admin_log django_admin_log_user_id_c564eba6_fk_auth_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_auth_user_id FOREIGN KEY (user_id) REFERENCES public.auth_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: taggit_taggeditem taggit_taggeditem_content_type_id_9957a03c_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: taggit_taggeditem taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--


