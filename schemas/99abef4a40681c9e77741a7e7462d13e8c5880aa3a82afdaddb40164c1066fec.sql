--
-- PostgreSQL database dump
--

\restrict Vgqe4Je8Ye9QSagQKdyFJhR3ilLxrMf6idh9dGIfOCGajpz9aYbgG6130sW0udj

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
-- Name: cart_items; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.cart_items (
    id uuid NOT NULL,
    cart_id uuid NOT NULL,
    product_id uuid NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(12,2) NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_cart_items_quantity_gt CHECK ((quantity > 0)),
    CONSTRAINT ck_cart_items_unit_price_gt CHECK ((unit_price > (0)::numeric))
);


ALTER TABLE public.cart_items OWNER TO postgres;

--
-- Name: carts; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.carts (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    status text DEFAULT 'OPEN'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_carts_status_values CHECK ((status = ANY (ARRAY['OPEN'::text, 'CHECKED_OUT'::text])))
);


ALTER TABLE public.carts OWNER TO postgres;

--
-- Name: customers; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.customers (
    id uuid NOT NULL,
    email text NOT NULL,
    full_name text CONSTRAINT customers_name_not_null NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_customers_email_max_length CHECK ((char_length(email) <= 254)),
    CONSTRAINT ck_customers_full_name_blank CHECK ((full_name ~ '\S'::text)),
    CONSTRAINT ck_customers_full_name_max_length CHECK ((char_length(full_name) <= 200)),
    CONSTRAINT ck_customers_full_name_min_length CHECK ((char_length(full_name) >= 1))
);


ALTER TABLE public.customers OWNER TO postgres;

--
-- Name: order_items; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.order_items (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    product_id uuid NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(12,2) NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ck_order_items_quantity_gt CHECK ((quantity > 0)),
    CONSTRAINT ck_order_items_unit_price_gt CHECK ((unit_price > (0)::numeric))
);


ALTER TABLE public.order_items OWNER TO postgres;

--
-- Name: orders; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.orders (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    status text DEFAULT 'PENDING_PAYMENT'::text NOT NULL,
    total_amount numeric(14,2) DEFAULT 0.00 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    payment_status text DEFAULT 'PENDING'::text NOT NULL,
    CONSTRAINT ck_orders_payment_status_values CHECK ((payment_status = ANY (ARRAY['PENDING'::text, 'SIMULATED_OK'::text, 'FAILED'::text]))),
    CONSTRAINT ck_orders_status_values CHECK ((status = ANY (ARRAY['PENDING_PAYMENT'::text, 'PAID'::text, 'CANCELLED'::text]))),
    CONSTRAINT ck_orders_total_amount_ge CHECK ((total_amount >= (0)::numeric))
);


ALTER TABLE public.orders OWNER TO postgres;

--
-- Name: products; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.products (
    id uuid NOT NULL,
    name text NOT NULL,
    description text,
    stock integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    price numeric(12,2) NOT NULL,
    CONSTRAINT ck_products_description_max_length CHECK ((char_length(description) <= 2000)),
    CONSTRAINT ck_products_name_blank CHECK ((name ~ '\S'::text)),
    CONSTRAINT ck_products_name_max_length CHECK ((char_length(name) <= 200)),
    CONSTRAINT ck_products_name_min_length CHECK ((char_length(name) >= 1)),
    CONSTRAINT ck_products_price_gt CHECK ((price > (0)::numeric)),
    CONSTRAINT ck_products_stock_ge CHECK ((stock >= 0))
);


ALTER TABLE public.products OWNER TO postgres;

--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.alembic_version (version_num) FROM stdin;
0005
\.


--
-- Data for Name: cart_items; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.cart_items (id, cart_id, product_id, quantity, unit_price, created_at, updated_at) FROM stdin;
\.


--
-- Data for Name: carts; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.carts (id, customer_id, status, created_at, updated_at) FROM stdin;
\.


--
-- Data for Name: customers; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.customers (id, email, full_name, created_at, updated_at) FROM stdin;
\.


--
-- Data for Name: order_items; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.order_items (id, order_id, product_id, quantity, unit_price, created_at, updated_at) FROM stdin;
\.


--
-- Data for Name: orders; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.orders (id, customer_id, status, total_amount, created_at, updated_at, payment_status) FROM stdin;
\.


--
-- Data for Name: products; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.products (id, name, description, stock, is_active, created_at, updated_at, price) FROM stdin;
\.


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: cart_items pk_cart_items; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.cart_items
    ADD CONSTRAINT pk_cart_items PRIMARY KEY (id);


--
-- Name: carts pk_carts; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.carts
    ADD CONSTRAINT pk_carts PRIMARY KEY (id);


--
-- Name: customers pk_customers; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT pk_customers PRIMARY KEY (id);


--
-- Name: order_items pk_order_items; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT pk_order_items PRIMARY KEY (id);


--
-- Name: orders pk_orders; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT pk_orders PRIMARY KEY (id);


--
-- Name: products pk_products; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.products
    ADD CONSTRAINT pk_products PRIMARY KEY (id);


--
-- Name: cart_items uq_cart_items_one_line_per_product; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.cart_items
    ADD CONSTRAINT uq_cart_items_one_line_per_product UNIQUE (cart_id, product_id);


--
-- Name: ix_cart_items_cart_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_cart_items_cart_id ON public.cart_items USING btree (cart_id);


--
-- Name: ix_cart_items_created_at_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_cart_items_created_at_id ON public.cart_items USING btree (created_at, id);


--
-- Name: ix_cart_items_product_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_cart_items_product_id ON public.cart_items USING btree (product_id);


--
-- Name: ix_carts_created_at_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_carts_created_at_id ON public.carts USING btree (created_at, id);


--
-- Name: ix_carts_customer_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_carts_customer_id ON public.carts USING btree (customer_id);


--
-- Name: ix_customers_created_at_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_customers_created_at_id ON public.customers USING btree (created_at, id);


--
-- Name: ix_order_items_created_at_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_order_items_created_at_id ON public.order_items USING btree (created_at, id);


--
-- Name: ix_order_items_order_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_order_items_order_id ON public.order_items USING btree (order_id);


--
-- Name: ix_order_items_product_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_order_items_product_id ON public.order_items USING btree (product_id);


--
-- Name: ix_orders_created_at_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_orders_created_at_id ON public.orders USING btree (created_at, id);


--
-- Name: ix_orders_customer_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_orders_customer_id ON public.orders USING btree (customer_id);


--
-- Name: ix_orders_status; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_orders_status ON public.orders USING btree (status);


--
-- Name: ix_orders_total_amount; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_orders_total_amount ON public.orders USING btree (total_amount, created_at, id);


--
-- Name: ix_products_created_at_id; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_products_created_at_id ON public.products USING btree (created_at, id);


--
-- Name: ix_products_is_active; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_products_is_active ON public.products USING btree (is_active);


--
-- Name: ix_products_name; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_products_name ON public.products USING btree (name, created_at, id);


--
-- Name: ix_products_price; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ix_products_price ON public.products USING btree (price, created_at, id);


--
-- Name: uq_carts_one_open_cart; Type: INDEX; Schema: public; Owner: postgres
--

CREATE UNIQUE INDEX uq_carts_one_open_cart ON public.carts USING btree (customer_id) WHERE (status = 'OPEN'::text);


--
-- Name: uq_customers_email; Type: INDEX; Schema: public; Owner: postgres
--

CREATE UNIQUE INDEX uq_customers_email ON public.customers USING btree (replace(lower(upper((email COLLATE pg_c_utf8))), 'ß'::text, 'ss'::text));


--
-- Name: cart_items fk_cart_items_cart_id_carts; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.cart_items
    ADD CONSTRAINT fk_cart_items_cart_id_carts FOREIGN KEY (cart_id) REFERENCES public.carts(id) ON DELETE CASCADE;


--
-- Name: cart_items fk_cart_items_product_id_products; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.cart_items
    ADD CONSTRAINT fk_cart_items_product_id_products FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE RESTRICT;


--
-- Name: carts fk_carts_customer_id_customers; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.carts
    ADD CONSTRAINT fk_carts_customer_id_customers FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;


--
-- Name: order_items fk_order_items_order_id_orders; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT fk_order_items_order_id_orders FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE;


--
-- Name: order_items fk_order_items_product_id_products; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT fk_order_items_product_id_products FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE RESTRICT;


--
-- Name: orders fk_orders_customer_id_customers; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT fk_orders_customer_id_customers FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE RESTRICT;


--
-- PostgreSQL database dump complete
--

\unrestrict Vgqe4Je8Ye9QSagQKdyFJhR3ilLxrMf6idh9dGIfOCGajpz9aYbgG6130sW0udj

