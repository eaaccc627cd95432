SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#operations', deepLinking: true, validatorUrl: null });
