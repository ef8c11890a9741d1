"""An MVP as people write one in an afternoon: everything in one file, tasks in a dict."""

import logging
import time
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID, uuid4

import structlog
from fastapi import FastAPI, HTTPException, Query, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, generate_latest
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", hide_input_in_errors=True)

    environment: Literal["development", "production"] = "development"
    port: int = Field(8000, ge=1, le=65535)
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    api_token: str = Field(min_length=10)


settings = Settings()
if settings.environment == "production" and settings.api_token == "change-me-please":
    raise SystemExit("API_TOKEN: still the value of .env.example")

logging.getLogger("uvicorn.access").disabled = True
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.JSONRenderer(),
    ]
)
logger = structlog.get_logger()
requests_total = Counter("http_requests_total", "Requests", ["method", "endpoint", "status"])
app = FastAPI(title="Task API")


class TaskIn(BaseModel):
    title: str = Field(min_length=1, max_length=200)
    description: str | None = Field(None, max_length=1000)
    completed: bool = False


class TaskChange(BaseModel):
    title: str | None = Field(None, min_length=1, max_length=200)
    description: str | None = None
    completed: bool | None = None


class Task(TaskIn):
    id: UUID = Field(default_factory=uuid4)
    created_at: datetime = Field(default_factory=datetime.utcnow)
    updated_at: datetime = Field(default_factory=datetime.utcnow)


class TaskList(BaseModel):
    items: list[Task]
    total: int
    page: int
    size: int
    pages: int


tasks_db: dict[UUID, Task] = {}


@app.middleware("http")
async def observe(request: Request, call_next):
    structlog.contextvars.bind_contextvars(request_id=str(uuid4()))
    started, status = time.time(), 500
    try:
        response = await call_next(request)
        status = response.status_code
        return response
    finally:
        route = getattr(request.scope.get("route"), "path", "unmatched")
        requests_total.labels(request.method, route, status).inc()
        logger.info("request", route=route, status=status, seconds=round(time.time() - started, 4))


@app.post("/api/v1/tasks", status_code=201)
async def create_task(data: TaskIn) -> Task:
    task = Task(**data.model_dump())
    tasks_db[task.id] = task
    return task


@app.get("/api/v1/tasks")
async def list_tasks(
    page: Annotated[int, Query(ge=1)] = 1,
    size: Annotated[int, Query(ge=1, le=100)] = 20,
    completed: bool | None = None,
) -> TaskList:
    found = [task for task in tasks_db.values() if completed is None or task.completed == completed]
    items = found[(page - 1) * size : page * size]
    return TaskList(items=items, total=len(found), page=page, size=size, pages=-(-len(found) // size))


def find(task_id: UUID) -> Task:
    if task_id not in tasks_db:
        raise HTTPException(404, "Task not found")
    return tasks_db[task_id]


@app.get("/api/v1/tasks/{task_id}")
async def get_task(task_id: UUID) -> Task:
    return find(task_id)


@app.put("/api/v1/tasks/{task_id}")
async def update_task(task_id: UUID, data: TaskChange) -> Task:
    task = find(task_id).model_copy(update={**data.model_dump(exclude_unset=True), "updated_at": datetime.utcnow()})
    tasks_db[task_id] = task
    return task


@app.delete("/api/v1/tasks/{task_id}", status_code=204)
async def delete_task(task_id: UUID) -> None:
    del tasks_db[find(task_id).id]


@app.get("/health/health")
async def health() -> dict[str, str]:
    return {"status": "ok", "service": "simple_task_api"}


@app.get("/metrics/metrics")
async def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
