--
-- PostgreSQL database dump
--

\restrict L9GaiLLE2a7MO2yp5xMk4cyM3TxojgWPbaAANJmG5R5SooQl190fngTzVnFWAx0

-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


ALTER TABLE public.alembic_version OWNER TO postgres;

--
-- Name: tasks; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.tasks (
    id uuid NOT NULL,
    title text NOT NULL,
    description text,
    completed boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_tasks_description_max_length CHECK ((char_length(description) <= 1000)),
    CONSTRAINT ck_tasks_title_blank CHECK ((title ~ '\S'::text)),
    CONSTRAINT ck_tasks_title_max_length CHECK ((char_length(title) <= 200)),
    CONSTRAINT ck_tasks_title_min_length CHECK ((char_length(title) >= 1))
);


ALTER TABLE public.tasks OWNER TO postgres;

--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.alembic_version (version_num) FROM stdin;
0001
\.


--
-- Data for Name: tasks; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.tasks (id, title, description, completed, created_at, updated_at) FROM stdin;
\.


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: tasks pk_tasks; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT pk_tasks PRIMARY KEY (id);


--
-- Name: ix_tasks_completed; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_tasks_completed ON public.tasks USING btree (completed);


--
-- Name: ix_tasks_created_at_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_tasks_created_at_id ON public.tasks USING btree (created_at, id);


--
-- Name: ix_tasks_title; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_tasks_title ON public.tasks USING btree (title);


--
-- PostgreSQL database dump complete
--

\unrestrict L9GaiLLE2a7MO2yp5xMk4cyM3TxojgWPbaAANJmG5R5SooQl190fngTzVnFWAx0

