"""Questions and answers as files of OpenAI's Batch API: half the price, and a way to ask where no network is."""

from summarizer.batchfiles.estimate import Estimate, estimate_batch
from summarizer.batchfiles.requests import RequestsReport, write_requests
from summarizer.batchfiles.responses import ResponsesReport, take_responses

__all__ = ["Estimate", "RequestsReport", "ResponsesReport", "estimate_batch", "take_responses", "write_requests"]
